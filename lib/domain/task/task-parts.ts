import type { Extension, Task } from '@medplum/fhirtypes';
import { sameJson } from '@/lib/domain/fhir/same-json';
import { businessStatusOfOthers, DONE_BY } from './task-check';
import { CHILDREN_LEFT_OPEN } from './task-family';
import { HOLD_MEMORY } from './task-hold';
import type { Relation } from './task-relation';
import { STARTED_FROM } from './task-start';

/** Whose a part of a Task is when it changes: said by anybody, done by the owner, asked for by the requester, or fixed. */
export type PartKind = 'note' | 'result' | 'work' | 'request' | 'terms' | 'fixed';
export type ChangedPart = { part: string; kind: PartKind };

/** Which people may change a kind of part. A fixed part nobody may; who tries is told so, whoever it is. */
export const PART_RIGHTS: Record<PartKind, readonly Relation[] | 'anybody'> = {
  note: 'anybody',
  result: ['owner'],
  work: ['owner', 'requester', 'supervisor'],
  request: ['requester', 'supervisor'],
  terms: ['requester', 'supervisor'],
  fixed: 'anybody',
};

/** Parts that are not listed are terms: due, priority, description, role, place, and what we do not understand. */
const KINDS = new Map<string, PartKind>(
  Object.entries({
    // Who it is about, who asked and when are the record; the verbs never change them.
    intent: 'fixed',
    for: 'fixed',
    requester: 'fixed',
    authoredOn: 'fixed',
    // What is asked for may be corrected until work starts.
    code: 'request',
    focus: 'request',
    encounter: 'request',
    basedOn: 'request',
    partOf: 'request',
    groupIdentifier: 'request',
    instantiatesCanonical: 'request',
    instantiatesUri: 'request',
    reasonCode: 'request',
    reasonReference: 'request',
    insurance: 'request',
    // How the work goes.
    businessStatus: 'work',
    statusReason: 'work',
    executionPeriod: 'work',
    relevantHistory: 'work',
  } as const),
);

/** Lists that only grow: what stood in them stays as it stands. First when something was added, then when it was not. */
const GROWING = new Map<string, readonly [added: PartKind, otherwise: PartKind]>(
  Object.entries({
    note: ['note', 'fixed'],
    output: ['result', 'fixed'],
    contained: ['result', 'fixed'],
    input: ['work', 'request'],
  } as const),
);

/** Written with every change, or judged as the step itself. */
const OF_EVERY_WRITE: readonly string[] = ['status', 'owner', 'lastModified'];
/** What a step (another status, another owner) writes along with it. */
const OF_A_STEP: readonly string[] = ['statusReason', 'executionPeriod'];
const OWN_EXTENSIONS: readonly string[] = [...HOLD_MEMORY, STARTED_FROM, DONE_BY, CHILDREN_LEFT_OPEN];

/** The parts that a write changes besides what its step itself writes. */
export function changedParts(before: Task, after: Task, options: { isStep: boolean }): readonly ChangedPart[] {
  const own = options.isStep ? [...OF_EVERY_WRITE, ...OF_A_STEP] : OF_EVERY_WRITE;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((part) => {
    const [earlier, later] = [before, after].map((task) => partOf(task, part, options));
    return own.includes(part) || sameJson(earlier, later) ? [] : [{ part, kind: kindOf(part, earlier, later) }];
  });
}

function kindOf(part: string, earlier: unknown, later: unknown): PartKind {
  const growing = GROWING.get(part);
  if (growing === undefined) {
    return KINDS.get(part) ?? 'terms';
  }
  const [added, otherwise] = growing;
  return stands(earlier, later) ? added : otherwise;
}

function stands(earlier: unknown, later: unknown): boolean {
  const [list, grown] = [asList(earlier), asList(later)];
  return list.every((each, index) => sameJson(each, grown[index]));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value without what the server or the verbs themselves write in it; what is left empty is absent. */
function partOf(task: Task, part: string, { isStep }: { isStep: boolean }): unknown {
  if (part === 'extension' && isStep) {
    const others = (task.extension ?? []).filter(({ url }: Extension) => !OWN_EXTENSIONS.includes(url));
    return others.length === 0 ? undefined : others;
  }
  if (part === 'businessStatus') {
    return businessStatusOfOthers(task.businessStatus);
  }
  if (part === 'meta') {
    const { versionId: _version, lastUpdated: _updated, author: _author, ...labels } = task.meta ?? {};
    return Object.keys(labels).length === 0 ? undefined : labels;
  }
  return Reflect.get(task, part);
}
