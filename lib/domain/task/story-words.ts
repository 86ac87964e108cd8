import { momentWords } from '@/lib/domain/worklist/site-time';
import { pastWords } from './act-words';
import type { StoryStep } from './task-page';
import type { VersionDifference } from './version-differences';

type Clock = { now: Date; timeZone: string };

/** Who did what, in whose name and why: `Amira Haddad, for Demo hospital, released this: end of shift`. `actor` stands apart, to be set off. */
export function stepWords({ actor, act, to, onBehalfOf, reason }: StoryStep): { who: string; did: string } {
  const inWhoseName = onBehalfOf == null ? '' : `, for ${onBehalfOf.display},`;
  return {
    who: actor?.display ?? 'Somebody',
    did: `${inWhoseName} ${pastWords(act, to)}${reason === null ? '' : `: ${reason}`}`,
  };
}

/** What a step changed, as a sentence: `Status from requested to accepted, owner set to Amira Haddad.` Empty when nothing did. */
export function changesSentence({ differences = [] }: Pick<StoryStep, 'differences'>, clock: Clock): string {
  const parts = differences.map((difference) => differenceWords(difference, clock));
  const [first, ...others] = parts;
  return first === undefined ? '' : `${[first, ...others.map(lowered)].join(', ')}.`;
}

function differenceWords({ label, before, after, isTime }: VersionDifference, clock: Clock): string {
  const words = (value: string) => (isTime ? timeWordsOf(value, clock) : value);
  if (before === null && after === null) {
    return `${label} changed`;
  }
  if (before === null) {
    return `${label} set to ${words(after ?? '')}`;
  }
  return after === null
    ? `${label} removed (was ${words(before)})`
    : `${label} from ${words(before)} to ${words(after)}`;
}

/** An instant on the site's clock; a date without a time as it was written. */
function timeWordsOf(value: string, clock: Clock): string {
  const instant = new Date(value);
  return value.includes('T') && !Number.isNaN(instant.getTime()) ? momentWords(instant, clock) : value;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
