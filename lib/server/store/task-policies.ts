import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import { tokenOf } from '@/lib/domain/fhir/token';
import { DEFAULT_POLICY, type TaskPolicy } from '@/lib/domain/task/task-policy';
import type { Queryable } from './current-versions';

const POLICIES = {
  name: 'task_policies',
  text: 'select url, code, policy from task_type where url = any ($1) or code = any ($2)',
};

/** The policy of each Task's type: by the definition it names, else by its code, else the default. */
export async function taskPolicies(db: Queryable, tasks: readonly Task[]): Promise<(task: Task) => TaskPolicy> {
  if (tasks.length === 0) {
    return () => DEFAULT_POLICY;
  }
  const urlOf = (task: Task) => task.instantiatesCanonical?.split('|')[0];
  const codeOf = (task: Task) => tokenOf(task.code?.coding?.[0]);
  const values = [tasks.flatMap((task) => urlOf(task) ?? []), tasks.flatMap((task) => codeOf(task) ?? [])];
  const { rows } = await db.query<{ url: string | null; code: string | null; policy: TaskPolicy }>({
    ...POLICIES,
    values,
  });
  return (task) =>
    (
      rows.find(({ url }) => url !== null && url === urlOf(task)) ??
      rows.find(({ code }) => code !== null && code === codeOf(task))
    )?.policy ?? DEFAULT_POLICY;
}
