import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import { tokenOf } from '@/lib/domain/fhir/token';
import type { TaskPolicy, TypePolicy } from '@/lib/domain/task/task-policy';
import type { Queryable } from '@/lib/server/database/queryable';
import { policyHere } from '@/lib/server/site-policy';

/** What the type of a task says of it: why it comes, how it leaves, and what it is judged by. */
export type TaskType = { purpose: string | undefined; leaves: string | undefined; policy: TaskPolicy };

const TYPES = {
  name: 'task_types',
  text: `select canonical, null as url, null as code, purpose, leaves, policy from task_type_version where canonical = any ($1)
    union all select null, url, code, purpose, leaves, policy from (
      select * from task_type where url = any ($2) or code = any ($3) order by id) newest`,
};
type Said = { purpose: string | null; leaves: string | null; policy: Partial<TypePolicy> };
type Row = Said & { canonical: string | null; url: string | null; code: string | null };

/**
 * Reads the types of some Tasks and answers which is whose: the version that the Task names, else the newest of the
 * definition it names, else the one of its code, else no purpose and the default policy.
 */
export async function taskTypes(db: Queryable, tasks: readonly Task[]): Promise<(task: Task | undefined) => TaskType> {
  if (tasks.length === 0) {
    return (task) => taskTypeOf(task, undefined);
  }
  const asked = [(task: Task) => task.instantiatesCanonical, urlOf, codeOf];
  const values = asked.map((part) => tasks.flatMap((task) => part(task) ?? []));
  const { rows } = await db.query<Row>({ ...TYPES, values });
  return (task) => taskTypeOf(task, task === undefined ? undefined : rowOf(task, rows));
}

function rowOf(task: Task, rows: readonly Row[]): Row | undefined {
  const isNamed = (name: 'canonical' | 'url' | 'code', value: string | undefined) =>
    rows.find((row) => value !== undefined && row[name] === value);
  return (
    isNamed('canonical', task.instantiatesCanonical) ?? isNamed('url', urlOf(task)) ?? isNamed('code', codeOf(task))
  );
}

/**
 * What a Task is judged by: what the row of its type states, if it has one, and the rules of the site for its code.
 */
export function taskTypeOf(task: Task | undefined, row: Said | undefined): TaskType {
  const code = task === undefined ? undefined : codeOf(task);
  return {
    purpose: row?.purpose ?? undefined,
    leaves: row?.leaves ?? undefined,
    policy: policyHere(code, row?.policy ?? {}),
  };
}

/** Whether two Tasks name their type alike, so that what is known of the one holds for the other. */
export function areOfOneType(one: Task, other: Task): boolean {
  return one.instantiatesCanonical === other.instantiatesCanonical && codeOf(one) === codeOf(other);
}

function urlOf(task: Task): string | undefined {
  return task.instantiatesCanonical?.split('|')[0];
}

function codeOf(task: Task): string | undefined {
  return tokenOf(task.code?.coding?.[0]);
}
