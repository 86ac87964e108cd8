import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import { DEFAULT_TYPE_POLICY, policyOf, type TypePolicy } from '@/lib/domain/task/task-policy';
import { putKnownAccounts, putKnownClients } from '@/lib/server/access/known-accounts';
import type { Change } from '@/lib/server/repository/change';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { activityDefinitions } from './definitions';
import { type DemoHospital, demoHospital } from './demo-hospital';
import { actorOf, STAFF } from './staff';
import type { TaskStory } from './stories';

const SEED = 20261123;
const AT_ONCE = 8;
const IN_ONE_COMMIT = 100;
const PASSWORD = 'demo';
const LABORATORY: Actor = {
  ...SYSTEM_ACTOR,
  reference: 'Device/laboratory',
  display: 'Laboratory system',
  handles: ['Device/laboratory'],
};

/** Fills the store with the demo hospital and makes its accounts; `said` hears how many tasks are written. */
export async function loadDemoHospital(now: Date, said: (done: number, all: number) => void): Promise<void> {
  const hospital = demoHospital({ seed: SEED, now });
  await loadResources(hospital, new Date(now.getTime() - 7 * 24 * 3_600_000));
  await loadStories(hospital.stories, said);
  for (const story of hospital.families) {
    await play(story, DEFAULT_TYPE_POLICY);
  }
  await putKnownAccounts(
    hospital.accounts.map((account) => ({ ...account, password: PASSWORD })),
    now,
  );
  await putKnownClients(
    [
      {
        clientId: 'demo-agent',
        secret: 'demo-agent-secret',
        display: 'Demo agent',
        device: 'Device/demo-agent',
        scopes: ['system/*.cruds'],
      },
    ],
    now,
  );
}

async function loadResources({ resources }: DemoHospital, at: Date): Promise<void> {
  const repository = repositoryFor(SYSTEM_ACTOR, { now: () => at });
  for (let from = 0; from < resources.length; from += IN_ONE_COMMIT) {
    await repository.commit(resources.slice(from, from + IN_ONE_COMMIT).map((resource) => ({ kind: 'put', resource })));
  }
}

async function loadStories(stories: readonly TaskStory[], said: (done: number, all: number) => void): Promise<void> {
  const policies = new Map(activityDefinitions().map((definition) => [definition.id, policyOf(definition)]));
  let next = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let story = stories[next++]; story !== undefined; story = stories[next++]) {
        await play(story, policies.get(story.type) ?? DEFAULT_TYPE_POLICY);
        done += 1;
        said(done, stories.length);
      }
    }),
  );
}

function actorBy(id: string): Actor {
  const member = STAFF.find((each) => each.id === id);
  return member === undefined ? LABORATORY : actorOf(member);
}

/** Each act by the one who did it, at the time it was done, through the same gate as any other write. */
async function play(story: TaskStory, policy: TypePolicy): Promise<void> {
  const asked = new Date(story.task.authoredOn ?? 0);
  const [created] = await repositoryFor(actorBy(story.by), { now: () => asked }).commit([
    { kind: 'put', resource: story.task, mustBeNew: true },
  ]);
  let task = created?.resource as Task & { id: string };
  for (const { verb, by, at, action, response } of story.acts) {
    const [actor, now] = [actorBy(by), new Date(at)];
    const seenVersion = task.meta?.versionId ?? '1';
    const output =
      response === undefined
        ? []
        : [{ type: { text: 'Form' }, valueReference: { reference: `QuestionnaireResponse/${response.id}` } }];
    const resource = applyVerb(task, {
      verb,
      action: { ...action, seenVersion },
      actor,
      policy,
      now,
      heldFrom: heldFromOf(task),
      output,
    });
    const companions: Change[] = response === undefined ? [] : [{ kind: 'put', resource: response, mustBeNew: true }];
    const [written] = await repositoryFor(actor, { now: () => now }).commit([
      { kind: 'put', resource, seenVersion, verb },
      ...companions,
    ]);
    task = written?.resource as Task & { id: string };
  }
}
