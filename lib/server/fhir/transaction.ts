import 'server-only';
import type { BundleEntry } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import type { ResourceType } from '@/lib/domain/fhir/resource-type';
import type { Change, Guard, Written } from '@/lib/server/repository/change';
import { changeAtFault } from '@/lib/server/repository/change-at-fault';
import { answerCall } from './answer-call';
import { audited } from './audited';
import { callOfEntry, entryOfAnswer, entryOfFailure } from './bundle-entry';
import { AnswerBudget } from './bundle-limits';
import { conditionalReferencesOf, rewriteReferences } from './bundle-references';
import { answerOf, type FhirAnswer, type FhirCall } from './fhir-call';
import { EntryError, FhirProblem } from './fhir-problem';
import { failureOf } from './outcome';
import { type Identity, identify, matchesOf, mayPlanAnew, planChange } from './plan-write';
import {
  type Attempt,
  answerOfWritten,
  isOvertaken,
  repeatWhenOvertaken,
  requireWriteScope,
} from './write-interactions';
import { readWriteRequest, type WriteRequest } from './write-request';

type Part = { index: number; entry: BundleEntry; call: FhirCall };
type Write = Part & { request: WriteRequest; identity: Identity; change?: Change };

/**
 * Everything or nothing: identities first, then references, then one commit of all changes, then the reads
 * (hl7.org/fhir/R4/http.html#trules). A read that finds nothing says so in its entry; the writes stand by then.
 * @throws EntryError that names the entry at fault
 */
export async function processTransaction(entries: readonly BundleEntry[], call: FhirCall): Promise<BundleEntry[]> {
  const parts = await eachEntry(
    entries.map((entry, index) => ({ index, entry })),
    ({ index, entry }) => ({ index, entry, call: callOfEntry(entry, call) }),
  );
  const isRead = ({ call: { method } }: Part) => method === 'GET' || method === 'HEAD';
  const answers = await repeatWhenOvertaken((attempt) =>
    tryCommit(
      parts.filter((part) => !isRead(part)),
      call,
      attempt,
    ),
  );
  const budget = new AnswerBudget();
  for (const part of parts.filter(isRead)) {
    answers.set(part.index, budget.count(await answerRead(part, budget)));
  }
  return entries.map((_, index) => answers.get(index) ?? {});
}

async function tryCommit(parts: readonly Part[], call: FhirCall, attempt: Attempt): Promise<Map<number, BundleEntry>> {
  const { repository } = call;
  const identified = await eachEntry(parts, async (part): Promise<Write> => {
    const { type, ...rest } = placeOf(part);
    requireWriteScope(part.call, type);
    const request = await readWriteRequest(part.call, { type, ...rest });
    return { ...part, request, identity: await identify(request, repository) };
  });
  const conditional = await resolveConditional(identified, call);
  const resolve = resolverOf(identified, { baseUrl: call.baseUrl, conditional: conditional.references });
  const writes = await eachEntry(identified, async (write): Promise<Write> => {
    attempt.mayRepeat &&= mayPlanAnew(write.request);
    const change = await planChange(withReferences(write.request, resolve), write.identity, repository);
    return { ...write, ...(change !== undefined && { change }) };
  });
  const ordered = inOrderOfWriting(writes.filter(({ change }) => change !== undefined));
  refuseTwice(ordered);
  const guards = [...writes.flatMap(({ identity }) => identity.guards), ...conditional.guards];
  const written = ordered.length === 0 ? [] : await commitOf(ordered, guards, { call, attempt });
  return answersOf(writes, { ordered, written }, call);
}

/** A refusal of one change names its entry. */
async function commitOf(
  writes: readonly Write[],
  guards: readonly Guard[],
  { call, attempt }: { call: FhirCall; attempt: Attempt },
): Promise<readonly Written[]> {
  try {
    return await call.repository.commit(
      writes.flatMap(({ change }) => change ?? []),
      guards,
    );
  } catch (error) {
    throw isOvertaken(error, attempt.mayRepeat) ? error : atItsEntry(error, writes);
  }
}

function atItsEntry(error: unknown, writes: readonly Write[]): unknown {
  const change = changeAtFault(error);
  const write = change === undefined ? undefined : writes.find((each) => each.change === change);
  return write === undefined
    ? error
    : new EntryError(write.index, error, { isPatch: write.request.method === 'PATCH' });
}

function placeOf({ call: { target, query, method } }: Part): { type: ResourceType; id?: string } {
  const isConditional = target.kind === 'type' && (method === 'POST' || query.size > 0);
  if (target.kind === 'instance' ? method === 'POST' : !isConditional) {
    throw new FhirProblem(405, 'not-supported', `${method} is not possible at that URL.`);
  }
  return target.kind === 'instance' || target.kind === 'type' ? target : { type: 'Task' };
}

/** Runs over entries in order; a fault names its entry. */
async function eachEntry<P extends { index: number; entry: BundleEntry }, R>(
  parts: readonly P[],
  work: (part: P) => R | Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  for (const part of parts) {
    try {
      done.push(await work(part));
    } catch (error) {
      // What somebody else overtook is tried again as a whole.
      throw isOvertaken(error, false)
        ? error
        : new EntryError(part.index, error, { isPatch: part.entry.request?.method === 'PATCH' });
    }
  }
  return done;
}

type Conditional = { references: ReadonlyMap<string, string>; guards: readonly Guard[] };

/** `Patient?identifier=…` must select exactly one, which stays so until the commit. @throws EntryError 412 */
async function resolveConditional(writes: readonly Write[], { repository }: FhirCall): Promise<Conditional> {
  const references = new Map<string, string>();
  const guards: Guard[] = [];
  await eachEntry(writes, async ({ entry }) => {
    for (const reference of conditionalReferencesOf(entry.resource).filter((each) => !references.has(each))) {
      const mark = reference.indexOf('?');
      const condition = { type: reference.slice(0, mark) as ResourceType, criteria: reference.slice(mark + 1) };
      const expected = await matchesOf(condition, repository);
      if (expected[0] === undefined) {
        throw new FhirProblem(
          412,
          'not-found',
          `${condition.type}?… matches nothing; a conditional reference must select one resource.`,
        );
      }
      references.set(reference, `${condition.type}/${expected[0]}`);
      guards.push({ ...condition, expected });
    }
  });
  return { references, guards };
}

/** What a reference in the Bundle stands for: an entry by its fullUrl (absolute, urn or relative), or a conditional one. */
function resolverOf(
  writes: readonly Write[],
  known: { baseUrl: string; conditional: ReadonlyMap<string, string> },
): (reference: string) => string | undefined {
  const targets = new Map(known.conditional);
  for (const { entry, request, identity } of writes) {
    const target = `${request.type}/${identity.id}`;
    const { fullUrl } = entry;
    if (typeof fullUrl === 'string' && identity.state !== 'absent') {
      targets.set(fullUrl, target);
      // A relative reference means the entry whose fullUrl ends like that (hl7.org/fhir/R4/bundle.html#references).
      const relative = /(?:^|\/)([A-Za-z]+\/[A-Za-z0-9\-.]{1,64})$/.exec(fullUrl)?.[1];
      if (relative?.startsWith(`${request.type}/`) === true && request.method === 'POST') {
        targets.set(relative, target);
      }
    }
  }
  return (reference) => targets.get(reference);
}

function withReferences(request: WriteRequest, resolve: (reference: string) => string | undefined): WriteRequest {
  switch (request.method) {
    case 'POST':
    case 'PUT':
      return { ...request, resource: rewriteReferences(request.resource, resolve) };
    case 'PATCH':
      return { ...request, patch: rewriteReferences(request.patch, resolve) };
    case 'DELETE':
      return request;
  }
}

const RANK = { DELETE: 0, POST: 1, PUT: 2, PATCH: 2 } as const;

function inOrderOfWriting(writes: readonly Write[]): Write[] {
  return writes.toSorted(
    (one, other) => RANK[one.request.method] - RANK[other.request.method] || one.index - other.index,
  );
}

/** hl7.org/fhir/R4/http.html#trules: the same resource must not stand twice. */
function refuseTwice(writes: readonly Write[]): void {
  const seen = new Set<string>();
  for (const { index, request, identity } of writes) {
    const key = `${request.type}/${identity.id}`;
    if (seen.has(key)) {
      throw new EntryError(index, new InputError(`${key} stands twice in one transaction.`));
    }
    seen.add(key);
  }
}

async function answersOf(
  writes: readonly Write[],
  done: { ordered: readonly Write[]; written: readonly Written[] },
  { repository }: FhirCall,
): Promise<Map<number, BundleEntry>> {
  const writtenAt = new Map(done.ordered.map(({ index }, place) => [index, done.written[place]]));
  const answers = new Map<number, BundleEntry>();
  for (const { index, change, identity, request, call } of writes) {
    const found =
      change === undefined && identity.state === 'matched'
        ? answerOf(await repository.readResource(request.type, identity.id), { status: 200, isWrite: true })
        : undefined;
    const answer: FhirAnswer = found ?? answerOfWritten(writtenAt.get(index));
    answers.set(index, entryOfAnswer(answer, call));
  }
  return answers;
}

async function answerRead({ call }: Part, budget: AnswerBudget): Promise<BundleEntry> {
  try {
    budget.assertRoom();
    return entryOfAnswer(await audited(call, () => answerCall(call)), call);
  } catch (error) {
    return entryOfFailure(failureOf(error));
  }
}
