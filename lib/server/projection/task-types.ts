import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import { tokenOf } from '@/lib/domain/fhir/token';
import type { TaskPolicy, TypePolicy } from '@/lib/domain/task/task-policy';
import type { Queryable } from '@/lib/server/database/queryable';
import { policyHere } from '@/lib/server/site-policy';

/** What the type of a task says of it. */
export type TaskType = { purpose: string | undefined; policy: TaskPolicy };

const TYPES = {
  name: 'task_types',
  text: 'select url, code, purpose, policy from task_type where url = any ($1) or code = any ($2) order by id',
};
type Row = { url: string | null; code: string | null; purpose: string | null; policy: TypePolicy };

/**
 * Reads the types of some Tasks and answers which is whose: by the definition that the Task names, else by its code, else
 * no purpose and the default policy.
 */
export async function taskTypes(db: Queryable, tasks: readonly Task[]): Promise<(task: Task | undefined) => TaskType> {
  if (tasks.length === 0) {
    return (task) => taskTypeOf(task, undefined);
  }
  const values = [tasks.flatMap((task) => urlOf(task) ?? []), tasks.flatMap((task) => codeOf(task) ?? [])];
  const { rows } = await db.query<Row>({ ...TYPES, values });
  return (task) => {
    const [url, code] = task === undefined ? [] : [urlOf(task), codeOf(task)];
    const row =
      rows.find((each) => url !== undefined && each.url === url) ??
      rows.find((each) => code !== undefined && each.code === code);
    return taskTypeOf(task, row);
  };
}

/**
 * What a Task is judged by: what the row of its type states, if it has one, and the rules of the site for its code.
 */
export function taskTypeOf(
  task: Task | undefined,
  row: { purpose: string | null; policy: Partial<TypePolicy> } | undefined,
): TaskType {
  const code = task === undefined ? undefined : codeOf(task);
  return { purpose: row?.purpose ?? undefined, policy: policyHere(code, row?.policy ?? {}) };
}

/** Whether two Tasks name their type alike, so that what is known of the one holds for the other. */
export function areOfOneType(one: Task, other: Task): boolean {
  return urlOf(one) === urlOf(other) && codeOf(one) === codeOf(other);
}

function urlOf(task: Task): string | undefined {
  return task.instantiatesCanonical?.split('|')[0];
}

function codeOf(task: Task): string | undefined {
  return tokenOf(task.code?.coding?.[0]);
}
