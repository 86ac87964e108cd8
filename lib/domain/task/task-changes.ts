import { bedWords } from '@/lib/domain/worklist/patient-words';
import { momentWords, timeWords } from '@/lib/domain/worklist/site-time';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { pastWords } from './act-words';
import type { StoryStep, TaskPage } from './task-page';
import { PRIORITY_WORDS } from './task-priority';
import { STATUS_WORDS, statusPhrase } from './task-status';

type Clock = { now: Date; timeZone: string };
type Seen = Pick<TaskPage, 'asOf' | 'row' | 'notes' | 'story'>;

/** Who did what and when, and what is different now, between the page that was seen and the page as it stands. */
export type TaskChanges = {
  sentence: string;
  steps: readonly StoryStep[];
  differences: readonly { label: string; before: string; after: string }[];
};

const COMPARED: readonly (readonly [string, (page: Seen, clock: Clock) => string])[] = [
  ['Status', ({ row }) => STATUS_WORDS[row.status]],
  ['Owner', ({ row }) => row.owner?.display ?? 'Nobody'],
  ['Priority', ({ row }) => PRIORITY_WORDS[row.priority]],
  ['Due', ({ row }, clock) => timeOf(row.dueAt, clock)],
  ['Held until', ({ row }, clock) => timeOf(row.heldUntil, clock)],
  ['Title', ({ row }) => row.title],
  ['What to do', ({ row }) => row.description ?? 'Nothing written'],
  ['Unit', ({ row }) => row.unit?.display ?? 'None'],
  ['Bed', ({ row }) => bedOf(row)],
  ['Notes', ({ notes }) => String(notes.length)],
];

/** `Amira Haddad completed this at 14:03. It is completed now.` with all that changed since. */
export function taskChangesOf(seen: Seen, current: Seen, clock: Clock): TaskChanges {
  const steps = stepsSince(seen, current);
  const [newest] = steps;
  const who = newest?.actor?.display ?? 'Somebody';
  const when = newest === undefined ? '' : ` at ${timeWords(new Date(newest.at), clock.timeZone)}`;
  const owner =
    current.row.owner === null || current.row.owner.display === newest?.actor?.display
      ? ''
      : `, with ${current.row.owner.display}`;
  return {
    sentence: `${who} ${pastWords(newest?.act ?? 'amend', newest?.to)}${when}. It is ${statusPhrase(current.row.status)} now${owner}.`,
    steps,
    differences: differencesOf(seen, current, clock),
  };
}

/** Steps that the page that was seen did not show, newest first. */
function stepsSince(seen: Seen, current: Seen): readonly StoryStep[] {
  const known = new Set(seen.story.map(stepKey));
  return current.story.filter((step) => !known.has(stepKey(step)));
}

function stepKey({ version, act, at }: StoryStep): string {
  return `${version} ${act} ${at}`;
}

function differencesOf(seen: Seen, current: Seen, clock: Clock): TaskChanges['differences'] {
  return COMPARED.map(([label, read]) => ({ label, before: read(seen, clock), after: read(current, clock) })).filter(
    ({ before, after }) => before !== after,
  );
}

function timeOf(instant: string | null, clock: Clock): string {
  return instant === null ? 'No time' : momentWords(new Date(instant), clock);
}

function bedOf({ patient }: WorklistRow): string {
  return patient?.bed == null ? 'None' : bedWords(patient.bed);
}
