import type { Task } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as action } from '@/app/api/tasks/[id]/actions/[verb]/route';
import { TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';
import { TASK_VERBS } from '@/lib/domain/task/task-verb';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { createSession } from '@/lib/server/access/sessions';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { AGENT, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import type { Repository } from '@/lib/server/repository/repository';
import {
  NOW,
  nurse,
  nurse2,
  nurse3,
  openHospital,
  requestWoundCare,
  supervisor,
} from '@/lib/server/tasks/test-hospital';

const SEED = Number(process.env.SEED ?? 20261125);
const ACTS = process.env.PROVE === '1' ? 10_000 : 400;
const PATIENCE = ACTS * 120;
const TASKS = 6;
const OWN = 'http://localhost:3000';
const PEOPLE = [nurse, nurse2, nurse3, supervisor];

let database: TestDatabase;
const cookies = new Map<string, string>();
const ids: string[] = [];
beforeAll(async () => {
  database = await openHospital();
  await database.pool.query('create unlogged table counted (id text primary key)');
  await putKnownAccounts(
    PEOPLE.map(({ username, display, accessRole, reference, units }) => ({
      ...{ username, display, password: 'demo', accessRole: accessRole as 'clinician', practitioner: reference, units },
    })),
    NOW,
  );
  const { rows } = await database.pool.query<{ id: string; username: string }>('select id, username from account');
  for (const { id, username } of rows) {
    const session = { accountId: id, userAgent: '', replaces: undefined, now: new Date() };
    cookies.set(username, `taskward_session=${await createSession(session)}`);
  }
  for (let number = 0; number < TASKS; number += 1) {
    ids.push(await requestWoundCare());
  }
});
afterAll(() => database.close());

/** What came of an act: it was done, refused by a rule, shown as it stands to whoever came late, or not understood. */
type Outcome = 'done' | 'refused' | 'shown' | 'nothing';
type Records = { provenance: number; changed: number; refused: number; read: number };
const DUE: Record<Outcome, Records> = {
  done: { provenance: 1, changed: 1, refused: 0, read: 0 },
  refused: { provenance: 0, changed: 0, refused: 1, read: 0 },
  shown: { provenance: 0, changed: 0, refused: 0, read: 1 },
  nothing: { provenance: 0, changed: 0, refused: 0, read: 0 },
};

type Act = {
  task: number;
  who: number;
  verb: (typeof TASK_VERBS)[number];
  status: (typeof TASK_STATUSES)[number];
  way: 'screen' | 'put' | 'patch' | 'delete' | 'transaction' | 'agent';
  isLate: boolean;
  reason: boolean;
  priority: (typeof TASK_PRIORITIES)[number];
};
const anyAct: fc.Arbitrary<Act> = fc.record({
  task: fc.nat(TASKS - 1),
  who: fc.nat(PEOPLE.length - 1),
  verb: fc.constantFrom(...TASK_VERBS),
  status: fc.constantFrom(...TASK_STATUSES),
  way: fc.constantFrom('screen', 'screen', 'put', 'patch', 'delete', 'transaction', 'agent'),
  isLate: fc.nat(7).map((number) => number === 0),
  reason: fc.nat(3).map((number) => number > 0),
  priority: fc.constantFrom(...TASK_PRIORITIES),
});

type Standing = { task: Task & { id: string }; version: string };
async function standing(id: string): Promise<Standing | undefined> {
  const { rows } = await database.pool.query<{ content: string | null; version: string }>(
    "select content, version::text from resource where type = 'Task' and id = $1",
    [id],
  );
  const [row] = rows;
  return row?.content == null ? undefined : { task: JSON.parse(row.content), version: row.version };
}

async function onScreen(act: Act, { task, version }: Standing): Promise<Outcome> {
  const { username } = PEOPLE[act.who] ?? nurse;
  const body = {
    seenVersion: act.isLate ? String(Number(version) + 1) : version,
    ...(act.reason && { reason: 'as agreed', priority: act.priority }),
    ...(act.verb === 'reassign' && { to: nurse2.reference }),
  };
  const headers = { cookie: cookies.get(username) ?? '', origin: OWN, 'content-type': 'application/json' };
  const request = new Request(`${OWN}/api/tasks/${task.id}/actions/${act.verb}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const response = await action(request, { params: Promise.resolve({ id: task.id, verb: act.verb }) });
  if (response.ok) {
    return 'done';
  }
  const { error } = (await response.json()) as { error: string };
  return error === 'stale' ? 'shown' : refusedIf(['refused', 'forbidden', 'not-found'].includes(error));
}

async function overFhir(send: Send, act: Act, { task, version }: Standing): Promise<Outcome> {
  const actor = act.way === 'agent' ? AGENT : (PEOPLE[act.who] ?? nurse);
  const headers = { 'if-match': `W/"${act.isLate ? '99999' : version}"` };
  const changed = { ...task, status: act.status, priority: act.priority };
  const patch = [{ op: 'add', path: '/priority', value: act.priority }];
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resource: changed, request: { method: 'PUT', url: `Task/${task.id}`, ifMatch: headers['if-match'] } }],
  };
  const path = `/Task/${task.id}`;
  const { status, body } = await {
    put: () => send('PUT', path, { actor, headers, body: changed }),
    agent: () => send('PUT', path, { actor, headers, body: changed }),
    patch: () =>
      send('PATCH', path, {
        actor,
        headers: { ...headers, 'content-type': 'application/json-patch+json' },
        body: patch,
      }),
    delete: () => send('DELETE', path, { actor, headers }),
    transaction: () => send('POST', '', { actor, body: bundle }),
    screen: () => Promise.reject(new Error('not over FHIR')),
  }[act.way]();
  return status < 300 ? 'done' : refusedIf([403, 404].includes(status) || body.issue[0].code === 'business-rule');
}

function refusedIf(isRefused: boolean): Outcome {
  return isRefused ? 'refused' : 'nothing';
}

/** The records that were made since the last time, so that ten thousand acts do not count the same ones over and over. */
async function newRecords(): Promise<Records> {
  const { rows } = await database.pool.query<Records>(
    `with fresh as materialized (
       select type, id, content from resource r where type in ('Provenance', 'AuditEvent')
         and not exists (select from counted c where c.id = r.id)
     ), noted as (insert into counted select id from fresh)
     select count(*) filter (where r.type = 'Provenance')::int as provenance, count(*) filter (where p.what = 'changed')::int as changed,
       count(*) filter (where p.what = 'refused')::int as refused, count(*) filter (where p.what = 'read')::int as read
     from fresh r left join lateral audit_parts(r.content) p on r.type = 'AuditEvent'`,
  );
  return rows[0] ?? DUE.nothing;
}

/** Does random acts and answers which of them were not recorded as they must be. */
async function faults(send: Send, acts: readonly Act[], outcomes: Record<Outcome, number>): Promise<string[]> {
  const found: string[] = [];
  await newRecords();
  for (const [number, act] of acts.entries()) {
    const id = ids[act.task] ?? '';
    const stands = await standing(id);
    if (
      stands === undefined ||
      ['completed', 'cancelled', 'rejected', 'failed', 'entered-in-error'].includes(stands.task.status)
    ) {
      ids[act.task] = await requestWoundCare();
      await newRecords();
      continue;
    }
    const outcome = await (act.way === 'screen' ? onScreen(act, stands) : overFhir(send, act, stands));
    const made = await newRecords();
    outcomes[outcome] += 1;
    if (JSON.stringify(made) !== JSON.stringify(DUE[outcome])) {
      found.push(`${number}: ${act.way} ${act.verb}, ${outcome}: ${JSON.stringify(made)}`);
    }
  }
  return found;
}

test(
  `${ACTS} random acts of random people give one Provenance and one AuditEvent each, refused ones one AuditEvent`,
  async () => {
    const outcomes = { done: 0, refused: 0, shown: 0, nothing: 0 };
    const acts = fc.sample(anyAct, { seed: SEED, numRuns: ACTS });
    expect(await faults(sendTo(database.pool), acts, outcomes)).toEqual([]);
    process.stdout.write(`audit of acts: ${JSON.stringify(outcomes)} of ${ACTS}, seed ${SEED}\n`);
    expect(Math.min(outcomes.done, outcomes.refused, outcomes.shown)).toBeGreaterThan(ACTS / 200);
  },
  PATIENCE,
);

const overFhirOnly = () =>
  fc
    .sample(anyAct, { seed: SEED, numRuns: 60 })
    .map((act) => (act.way === 'screen' ? { ...act, way: 'put' as const } : act));
const unsaid = (repository: Repository) => Object.assign(repository, { recordRefusal: () => Promise.resolve() });
const saidTwice = (repository: Repository) => {
  const commit = repository.commit.bind(repository);
  return Object.assign(repository, {
    commit: async (...parameters: Parameters<Repository['commit']>) => {
      const written = await commit(...parameters);
      await repository.recordRead({ interaction: 'read', about: 'Task/x' });
      return written;
    },
  });
};
test.each([
  ['one that keeps refusals to itself', unsaid],
  ['one that says twice what was done', saidTwice],
] as const)('%s is caught', async (_, through) => {
  const found = await faults(sendTo(database.pool, through), overFhirOnly(), {
    done: 0,
    refused: 0,
    shown: 0,
    nothing: 0,
  });
  expect(found.length).toBeGreaterThan(2);
});

test('a transaction of several tasks and a form is one pair for each task, with the form in the pair of its task', async () => {
  const [one, two] = [await requestWoundCare(), await requestWoundCare()];
  const [first, second] = [await standing(one), await standing(two)];
  await newRecords();
  const response = {
    resourceType: 'QuestionnaireResponse',
    id: 'given',
    status: 'completed',
    subject: { reference: 'Patient/p1' },
  };
  const output = [{ type: { text: 'Form' }, valueReference: { reference: 'QuestionnaireResponse/given' } }];
  const put = (resource: Record<string, unknown>) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  });
  const entry = [put({ ...first?.task, output }), put({ ...second?.task, priority: 'stat' }), put(response)];
  const { status } = await sendTo(database.pool)('POST', '', {
    body: { resourceType: 'Bundle', type: 'transaction', entry },
  });
  expect(status).toBe(200);
  const made = await newRecords();
  expect([made.provenance, made.changed]).toEqual([2, 2]);
  const { rows } = await database.pool.query<{ content: string }>(
    `select content from resource where type = 'Provenance' and content like '%QuestionnaireResponse/given%'`,
  );
  const provenance = JSON.parse(rows[0]?.content ?? '{}');
  expect(provenance.target.map(({ reference }: { reference: string }) => reference)).toEqual([
    `Task/${one}/_history/2`,
    'QuestionnaireResponse/given/_history/1',
  ]);
  expect(provenance.entity).toEqual([{ role: 'revision', what: { reference: `Task/${one}/_history/1` } }]);
});
