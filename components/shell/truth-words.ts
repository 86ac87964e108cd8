import type { ShownTruth } from '@/lib/domain/live/truth';
import { spanWords } from '@/lib/domain/worklist/site-time';

/** What the header says of how current the screen is; `time` is the moment as of which it is, where one is known. */
export type TruthWords = {
  /** Always read. */
  state: (time: string | undefined) => string;
  /** Read where there is room; the window behind the badge says it too. */
  more: string;
  /** Said to screen readers when it comes to this. */
  announced: (time: string | undefined) => string;
  /** What it means, and what to do. */
  meaning: readonly string[];
};

const asOf = (state: string) => (time: string | undefined) => (time === undefined ? state : `${state} · as of ${time}`);

/** The words of each state, in one place. */
export const TRUTH_WORDS = {
  opening: {
    state: () => 'Connecting…',
    more: '',
    announced: () => '',
    meaning: ['What you see is as the page was loaded. Changes are shown as soon as the connection stands.'],
  },
  live: {
    state: asOf('Live'),
    more: '',
    announced: () => 'Live again. What you see is current.',
    meaning: ['What others change shows here within a second.'],
  },
  polling: {
    state: asOf('Polling'),
    more: 'every 10 s',
    announced: () => 'Not live: changes are asked for every 10 seconds.',
    meaning: [
      'The live connection cannot be had, so changes are asked for every 10 seconds. Nothing is missed; it is only later.',
      'It goes back to live by itself.',
    ],
  },
  stale: {
    state: (time) => (time === undefined ? 'Stale' : `Stale since ${time}`),
    more: 'trying again',
    announced: (time) =>
      `${time === undefined ? 'Stale' : `Stale since ${time}`}. What you see may have changed. You can go on reading; saving tells you.`,
    meaning: [
      'Nothing is heard of changes any more. What you see may have changed since.',
      'You can go on reading. Saving tells you whether it was saved, and whether somebody changed the task before you.',
      'It tries again by itself. When it gets through, everything that was missed is shown.',
    ],
  },
  'signed-out': {
    state: () => 'Signed out',
    more: 'sign in to go on',
    announced: () => 'You are signed out. Sign in to go on.',
    meaning: ['Nobody is signed in on this device any more. What you see is no longer kept current. Sign in to go on.'],
  },
} as const satisfies Record<ShownTruth, TruthWords>;

/** `Last heard from the server 4 min ago.` */
export function lastHeardWords(heardAt: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - heardAt) / 1000));
  const age = seconds < 60 ? `${seconds} s` : spanWords(Math.floor(seconds / 60));
  return `Last heard from the server ${age} ago.`;
}
