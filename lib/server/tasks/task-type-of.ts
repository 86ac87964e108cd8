import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import { tokenOf } from '@/lib/domain/fhir/token';
import { DEFAULT_POLICY, type TaskPolicy } from '@/lib/domain/task/task-policy';
import { pool } from '@/lib/server/database/pool';

/** What a task's type says of it; a task without a type has the default policy and no purpose. */
export type TaskType = { title: string | undefined; purpose: string | undefined; policy: TaskPolicy };

type Row = { url: string | null; title: string; purpose: string | null; policy: TaskPolicy };

/** The type of a task: by the definition it names, else by its code. */
export async function taskTypeOf(task: Task): Promise<TaskType> {
  const url = task.instantiatesCanonical?.split('|')[0];
  const { rows } = await pool().query<Row>({
    name: 'task_type_of',
    text: 'select url, title, purpose, policy from task_type where url = $1 or code = $2 order by (url = $1) desc nulls last, id limit 1',
    values: [url ?? null, tokenOf(task.code?.coding?.[0]) ?? null],
  });
  const [row] = rows;
  return row === undefined
    ? { title: undefined, purpose: undefined, policy: DEFAULT_POLICY }
    : { title: row.title, purpose: row.purpose ?? undefined, policy: { ...DEFAULT_POLICY, ...row.policy } };
}
