import type { Task } from '@medplum/fhirtypes';
import type pg from 'pg';
import type { CompletionOrder } from './killed-worker-fixture';

/** All that completing leaves behind, each as one number or word. */
type Traces = {
  version: number;
  history: number;
  status: string;
  outputs: number;
  answers: number;
  linked: boolean;
  listed: string;
  found: string;
  reach: boolean;
  events: number;
  completions: number;
  provenances: number;
  audits: number;
};

const TRACES = `select
  (select version::int from resource where type = 'Task' and id = $1) as version,
  (select count(*)::int from history where type = 'Task' and id = $1) as history,
  (select count(*)::int from resource where type = 'QuestionnaireResponse' and content::jsonb @> $2::jsonb) as answers,
  (select status from task_row where id = $1) as listed,
  (select status from task_search where id = $1) as found,
  exists (select from task_reach where id = $1) as reach,
  (select count(*)::int from task_event where task_id = $1) as events,
  (select count(*)::int from task_event where task_id = $1 and verb = 'complete') as completions,
  (select count(*)::int from resource where type = 'Provenance' and content like $3) as provenances,
  (select count(*)::int from resource where type = 'AuditEvent' and content like $3) as audits`;

/** What is torn between completed with its answers and not begun; empty when it is one of the two. */
export async function faultsOfCompletion(
  order: CompletionOrder,
  pool: pg.Pool,
): Promise<{ outcome: 'done' | 'not done'; faults: string[] }> {
  const found = await tracesOf(order, pool);
  const outcome = found.status === 'completed' ? 'done' : 'not done';
  const wanted = outcome === 'done' ? COMPLETED : UNTOUCHED;
  const faults = (Object.keys(wanted) as (keyof Traces)[])
    .filter((trace) => wanted[trace] !== found[trace])
    .map((trace) => `${trace} is ${found[trace]}, not ${wanted[trace]}`);
  return { outcome, faults };
}

const UNTOUCHED: Traces = {
  version: 3,
  history: 2,
  status: 'in-progress',
  outputs: 0,
  answers: 0,
  linked: false,
  listed: 'in-progress',
  found: 'in-progress',
  reach: true,
  events: 3,
  completions: 0,
  provenances: 0,
  audits: 0,
};
const COMPLETED: Traces = {
  version: 4,
  history: 3,
  status: 'completed',
  outputs: 1,
  answers: 1,
  linked: true,
  listed: 'completed',
  found: 'completed',
  reach: false,
  events: 4,
  completions: 1,
  provenances: 1,
  audits: 1,
};

async function tracesOf({ id, length }: CompletionOrder, pool: pg.Pool): Promise<Traces> {
  const answered = { item: [{ answer: [{ valueDecimal: length }] }] };
  const parameters = [id, JSON.stringify(answered), `%Task/${id}/_history/4"%`];
  const [{ rows }, task] = [await pool.query(TRACES, parameters), await taskAt(id, pool)];
  const [type = '', response = ''] = task.output?.[0]?.valueReference?.reference?.split('/') ?? [];
  const linked = await pool.query('select from resource where type = $1 and id = $2 and content::jsonb @> $3::jsonb', [
    type,
    response,
    JSON.stringify(answered),
  ]);
  return { ...rows[0], status: task.status, outputs: task.output?.length ?? 0, linked: linked.rows.length === 1 };
}

async function taskAt(id: string, pool: pg.Pool): Promise<Task> {
  const { rows } = await pool.query("select content from resource where type = 'Task' and id = $1", [id]);
  return JSON.parse(rows[0].content) as Task;
}
