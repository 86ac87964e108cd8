import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { visibleTo } from '@/lib/domain/access/visible-to';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import type { ExplainedRules } from '@/lib/domain/task/explained-rules';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import { relationsOf } from '@/lib/domain/task/task-relation';
import { verbOffers } from '@/lib/domain/task/verb-offers';
import { makeActor } from '@/lib/server/access/make-actor';
import { pool } from '@/lib/server/database/pool';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readRow } from '@/lib/server/worklist/read-row';

type Asked = ExplainedRules['people'][number];

/**
 * Answers "may this person do that to this task, and why?". Everybody may ask it of themselves, of others only who holds
 * `rules:explain`. @throws NotVisibleError when the reader does not see the task, or there is no such person to ask about
 */
export async function explainRules(
  actor: Actor,
  { id, person }: { id: string; person: string | undefined },
  options: { now: Date; repository?: Repository },
): Promise<ExplainedRules> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  const { task, reach, taskType } = await repository.readTask(id);
  const people = hasPermission(actor, 'rules:explain') ? await listAsked() : [];
  const asked = await askedActor(actor, person, people);
  await repository.recordRead({ interaction: 'read', about: `Task/${id}` }, task);
  const row = await readRow(actor, id, { now });
  const isSeen = visibleTo(asked, reach);
  const reader = { actor: asked, reach, policy: taskType.policy, heldFrom: heldFromOf(task), now };
  return {
    title: row?.title ?? id,
    people,
    person: { id: asked.accountId, display: asked.display, isReader: asked.accountId === actor.accountId },
    isSeen,
    relations: [...relationsOf(asked, task, reach)],
    verbs: isSeen ? verbOffers(task, reader) : [],
  };
}

async function askedActor(actor: Actor, person: string | undefined, people: readonly Asked[]): Promise<Actor> {
  if (person === undefined || person === actor.accountId) {
    return actor;
  }
  const asked = people.some(({ id }) => id === person) ? await makeActor(person) : undefined;
  if (asked === undefined) {
    throw new NotVisibleError('This person');
  }
  return asked;
}

async function listAsked(): Promise<Asked[]> {
  const { rows } = await pool().query<Asked>(
    'select id::text, display, username from account where disabled_at is null order by lower(display), id',
  );
  return rows;
}
