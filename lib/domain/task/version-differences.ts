import type { CodeableConcept, Reference, Task } from '@medplum/fhirtypes';
import { z } from 'zod';
import { displayOf, handleOf } from '@/lib/domain/fhir/reference';
import { sameJson } from '@/lib/domain/fhir/same-json';
import { wordsOf } from '@/lib/domain/fhir/token';
import { awaitedOf, isResult } from './awaited';
import { DONE_BY } from './task-check';
import { CHILDREN_LEFT_OPEN, leavesChildren } from './task-family';
import { HOLD_MEMORY, heldFromOf, heldUntilOf, heldUntilResourceOf, heldWithOf } from './task-hold';
import { PRIORITY_WORDS } from './task-priority';
import { STARTED_FROM, startedFromOf } from './task-start';
import { STATUS_WORDS } from './task-status';

/**
 * One thing in which two versions of a task differ. `before` and `after` are words, or instants where `isTime`; null where
 * nothing stands, both null where there are no words for it.
 */
export const VersionDifference = z.object({
  element: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  isTime: z.boolean(),
});
export type VersionDifference = z.infer<typeof VersionDifference>;

type Reader = { label: string; read: (task: Task) => string | undefined; isTime?: true };

const reference =
  (of: (task: Task) => Reference | undefined) =>
  (task: Task): string | undefined =>
    displayOf(of(task), task) ?? handleOf(of(task), task);
const concepts = (list: readonly CodeableConcept[] | undefined): string | undefined =>
  list?.map((each) => wordsOf(each) ?? 'without words').join(', ');
const counted = (list: readonly unknown[] | undefined): string | undefined =>
  list === undefined ? undefined : String(list.length);

/** How the elements of a Task are told; one that is not here, or differs in what has no words, is named alone. */
const READERS: Partial<Record<string, readonly Reader[]>> = {
  status: [{ label: 'Status', read: ({ status }) => STATUS_WORDS[status].toLowerCase() }],
  owner: [{ label: 'Owner', read: reference(({ owner }) => owner) }],
  priority: [{ label: 'Priority', read: ({ priority }) => priority && PRIORITY_WORDS[priority].toLowerCase() }],
  restriction: [{ label: 'Due', isTime: true, read: ({ restriction }) => restriction?.period?.end }],
  description: [{ label: 'What to do', read: ({ description }) => description }],
  code: [{ label: 'Title', read: ({ code }) => wordsOf(code) }],
  performerType: [{ label: 'Role', read: ({ performerType }) => concepts(performerType) }],
  for: [{ label: 'Patient', read: reference((task) => task.for) }],
  requester: [{ label: 'Asked by', read: reference(({ requester }) => requester) }],
  location: [{ label: 'Place', read: reference(({ location }) => location) }],
  statusReason: [{ label: 'Reason', read: ({ statusReason }) => wordsOf(statusReason) }],
  businessStatus: [{ label: 'Progress', read: ({ businessStatus }) => wordsOf(businessStatus) }],
  note: [{ label: 'Notes', read: ({ note }) => counted(note) }],
  input: [{ label: 'Inputs', read: ({ input }) => counted(input) }],
  output: [{ label: 'Results', read: ({ output }) => counted(output) }],
  executionPeriod: [
    { label: 'Work began', isTime: true, read: ({ executionPeriod }) => executionPeriod?.start },
    { label: 'Work ended', isTime: true, read: ({ executionPeriod }) => executionPeriod?.end },
  ],
  extension: [
    { label: 'Held until', isTime: true, read: heldUntilOf },
    {
      label: 'Held from',
      read: (task) => {
        const from = heldFromOf(task);
        return from && STATUS_WORDS[from].toLowerCase();
      },
    },
    { label: 'Begun from', read: startedFromOf },
    { label: 'Waits for', read: awaitedWords },
    { label: 'Held with', read: (task) => (heldWithOf(task) === undefined ? undefined : 'the task it is part of') },
    { label: 'Open parts', read: (task) => (leavesChildren(task) ? 'stay open' : undefined) },
    {
      label: 'Done by',
      read: reference(({ extension }) => extension?.find(({ url }) => url === DONE_BY)?.valueReference),
    },
  ],
};

function awaitedWords(task: Task): string | undefined {
  const text = heldUntilResourceOf(task);
  const awaited = text === undefined ? undefined : awaitedOf(text);
  if (awaited === undefined) {
    return text;
  }
  const result = isResult(awaited) ? 'the result for the order' : 'a record that is to come';
  return awaited.search === undefined ? 'another task' : result;
}

/** What the readers of an element with several parts leave out. */
const BESIDE: Partial<Record<string, (task: Task) => unknown>> = {
  restriction: ({ restriction }) => {
    const { period, ...others } = restriction ?? {};
    const { end: _end, ...rest } = period ?? {};
    return { ...others, ...(Object.keys(rest).length > 0 && { period: rest }) };
  },
  executionPeriod: ({ executionPeriod }) => {
    const { start: _start, end: _end, ...others } = executionPeriod ?? {};
    return others;
  },
  extension: ({ extension }) => (extension ?? []).filter(({ url }) => !TOLD_EXTENSIONS.includes(url)),
};
const TOLD_EXTENSIONS: readonly string[] = [...HOLD_MEMORY, STARTED_FROM, DONE_BY, CHILDREN_LEFT_OPEN];

/** What names a version, not what it says. */
const OF_EVERY_VERSION: readonly string[] = ['resourceType', 'id', 'lastModified'];

/** Every element in which two versions of a task differ, each with what it was and what it became; what is the same is not named. */
export function versionDifferences(before: Task, after: Task): VersionDifference[] {
  const elements = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return elements
    .filter((element) => !OF_EVERY_VERSION.includes(element))
    .filter((element) => !sameJson(elementOf(before, element), elementOf(after, element)))
    .flatMap((element) => differencesIn(element, before, after));
}

function differencesIn(element: string, before: Task, after: Task): VersionDifference[] {
  const told = (READERS[element] ?? []).flatMap(({ label, read, isTime = false }): VersionDifference[] => {
    const [earlier, later] = [read(before) ?? null, read(after) ?? null];
    // What the words leave out differs all the same.
    return earlier === later ? [] : [{ element, label, before: earlier, after: later, isTime }];
  });
  const beside = BESIDE[element];
  const isTold = told.length > 0 && (beside === undefined || sameJson(beside(before), beside(after)));
  const alone = { element, label: labelOf(element), before: null, after: null, isTime: false };
  return isTold ? told : [...told, alone];
}

function elementOf(task: Task, element: string): unknown {
  if (element !== 'meta') {
    return Reflect.get(task, element);
  }
  const { versionId: _version, lastUpdated: _updated, ...labels } = task.meta ?? {};
  return Object.keys(labels).length === 0 ? undefined : labels;
}

/** `groupIdentifier` as `Group identifier`. */
function labelOf(element: string): string {
  if (element === 'extension') {
    return 'Other details';
  }
  const words = element.replace(/^_/, '').replaceAll(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
