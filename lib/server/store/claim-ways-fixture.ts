import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { AGENT, type Send } from '@/lib/server/fhir/endpoint-fixture';
import { errorAnswer } from '@/lib/server/http/error-answer';
import { actOnTask } from '@/lib/server/tasks/act-on-task';

/** How somebody claims: an agent over /fhir, a person as the screens do, or by looking first and writing whatever stands by then. */
export type ClaimWay = 'agent' | 'person' | 'look then write';
type Claim = { id: string; claimer: number; way: ClaimWay };
/** What one claimer was told; `words` name the owner when somebody else was faster. */
export type ClaimAnswer = { claimer: string; status: number; words: string };

const ROLE = { system: 'http://snomed.info/sct', code: '224535009', display: 'Registered nurse' };
const VERSION_SEEN = '1';

/** The task that everybody wants, as it stands at version 1. */
export function offeredTask(id: string): Task & { id: string } {
  return {
    resourceType: 'Task',
    id,
    status: 'requested',
    intent: 'order',
    code: { text: 'Wound check' },
    performerType: [{ coding: [ROLE] }],
    authoredOn: '2026-01-01T08:00:00Z',
  };
}

/** One claim of version 1 by one of many. */
export function claimTask({ id, claimer, way }: Claim, send: Send): Promise<ClaimAnswer> {
  switch (way) {
    case 'agent':
      return claimAsAgent(id, agent(claimer), { send, byPatch: claimer % 2 === 1 });
    case 'person':
      return claimAsPerson(id, nurse(claimer));
    case 'look then write':
      return lookThenWrite(id, agent(claimer), send);
  }
}

const agent = (number: number): Actor => {
  const reference = `Device/claimer-${number}`;
  return { ...AGENT, reference, display: `Claimer ${number}`, handles: [reference] };
};

const nurse = (number: number): Actor => ({
  ...AGENT,
  accountId: `nurse-${number}`,
  username: `nurse-${number}`,
  accessRole: 'clinician',
  reference: `Practitioner/nurse-${number}`,
  display: `Nurse ${number}`,
  handles: [`Practitioner/nurse-${number}`],
  rolesAtPlaces: [{ role: `${ROLE.system}|${ROLE.code}`, display: ROLE.display, unit: undefined }],
  scopes: [],
});

async function claimAsAgent(
  id: string,
  actor: Actor,
  { send, byPatch }: { send: Send; byPatch: boolean },
): Promise<ClaimAnswer> {
  const owner = { reference: actor.reference, display: actor.display };
  const ifMatch = `W/"${VERSION_SEEN}"`;
  const patch = [
    { op: 'replace', path: '/status', value: 'accepted' },
    { op: 'add', path: '/owner', value: owner },
  ];
  const { status, body } = byPatch
    ? await send('PATCH', `/Task/${id}`, {
        actor,
        body: patch,
        headers: { 'if-match': ifMatch, 'content-type': 'application/json-patch+json' },
      })
    : await send('PUT', `/Task/${id}`, {
        actor,
        body: { ...offeredTask(id), status: 'accepted', owner },
        headers: { 'if-match': ifMatch },
      });
  return { claimer: actor.reference, status, words: status === 412 ? body.issue[0].details.text : '' };
}

async function claimAsPerson(id: string, actor: Actor): Promise<ClaimAnswer> {
  const claimer = actor.reference;
  try {
    await actOnTask(actor, id, 'claim', { seenVersion: VERSION_SEEN }, { now: new Date() });
    return { claimer, status: 200, words: '' };
  } catch (error) {
    const answer = errorAnswer(error, 'race');
    const { current } = (await answer.json()) as { current?: Task };
    return { claimer, status: answer.status, words: JSON.stringify(current?.owner ?? {}) };
  }
}

/** Whether it is free is asked before, and not of what is overwritten. The judge of the race must catch it. */
async function lookThenWrite(id: string, actor: Actor, send: Send): Promise<ClaimAnswer> {
  const claimer = actor.reference;
  const { body } = await send('GET', `/Task/${id}`, { actor });
  if (body.owner !== undefined) {
    return { claimer, status: 412, words: body.owner.reference };
  }
  const owner = { reference: claimer, display: actor.display };
  const taken = { ...offeredTask(id), status: 'accepted', owner };
  return { claimer, status: (await send('PUT', `/Task/${id}`, { actor, body: taken })).status, words: '' };
}
