import { type MergedPart, mergeKindOf, type Side } from '@/lib/domain/form/merge-three';
import { instantOfInput, momentWords } from '@/lib/domain/worklist/site-time';
import { PRIORITY_WORDS } from './task-priority';
import type { OpenedVerb, TypedVerb } from './typed-verb';
import { OTHER_REASON } from './verb-draft';

type Clock = { now: Date; timeZone: string };
type Asked = { asks: readonly string[] };
type Field = keyof OpenedVerb;

const FIELDS: Record<Field, { label: string; words: (text: string, clock: Clock) => string }> = {
  due: { label: 'Due', words: timeWordsOf },
  priority: { label: 'Priority', words: (priority) => PRIORITY_WORDS[priority as OpenedVerb['priority']] },
  description: { label: 'What to do', words: (text) => text.trim() || 'Nothing written' },
};

/**
 * What becomes of the boxes that show the task when somebody changed it under an open form: three ways, by what stood there
 * when it was opened. All other boxes are the reader's alone. Source: design, section 3, "Conflicts are one thing".
 */
export function mergeTyped(
  { asks }: Asked,
  { opened, typed, theirs }: { opened: OpenedVerb; typed: TypedVerb; theirs: OpenedVerb },
  clock: Clock,
): readonly MergedPart[] {
  return fieldsOf(asks).map((key) => {
    const { label, words } = FIELDS[key];
    const [was, now, mine] = [opened[key], theirs[key], typed[key] ?? opened[key]].map((text) => text.trim());
    const [wasWords, nowWords, mineWords] = [was, now, mine].map((text) => words(text ?? '', clock));
    return {
      key,
      label,
      kind: mergeKindOf({ was, theirs: now, mine }),
      was: wasWords ?? '',
      theirs: nowWords ?? '',
      mine: mineWords ?? '',
    };
  });
}

/** What stays typed after the merge: the reader's own changes, without those that lost to what stands on the task now. */
export function settledTyped(
  typed: TypedVerb,
  parts: readonly MergedPart[],
  sides: Readonly<Record<string, Side>>,
): TypedVerb {
  const lost = parts.filter(({ key, kind }) => kind !== 'mine' && !(kind === 'collides' && sides[key] === 'mine'));
  const gone = new Set(lost.map(({ key }) => key));
  return Object.fromEntries(Object.entries(typed).filter(([field]) => !gone.has(field)));
}

const LABELS = [
  ['reason', 'Reason'],
  ['otherReason', 'Reason'],
  ['until', 'Until'],
  ['due', 'Due'],
  ['priority', 'Priority'],
  ['description', 'What to do'],
  ['note', 'Note'],
] as const satisfies readonly (readonly [keyof TypedVerb, string])[];

/** What was typed or chosen, in words, to be read and copied where it cannot be sent any more. */
export function typedWords(typed: TypedVerb, clock: Clock): string {
  const lines = LABELS.flatMap(([field, label]) => {
    const text = typed[field]?.trim() ?? '';
    return text === '' || text === OTHER_REASON ? [] : [`${label}: ${wordsOf(field, text, clock)}`];
  });
  return lines.join('\n');
}

function wordsOf(field: keyof TypedVerb, text: string, clock: Clock): string {
  if (field === 'priority') {
    return FIELDS.priority.words(text, clock);
  }
  return field === 'due' || field === 'until' ? timeWordsOf(text, clock) : text;
}

function fieldsOf(asks: readonly string[]): readonly Field[] {
  return (Object.keys(FIELDS) as Field[]).filter((field) => asks.includes(field));
}

function timeWordsOf(text: string, clock: Clock): string {
  if (text === '') {
    return 'No time';
  }
  const instant = instantOfInput(text, clock.timeZone);
  return instant === undefined ? text : momentWords(instant, clock);
}
