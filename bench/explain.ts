import pg from 'pg';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { pool } from '@/lib/server/database/pool';
import { listWorklistJson } from '@/lib/server/worklist/list-worklist';
import { print } from './report';

const PlanNode = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  get Plans() {
    return z.array(PlanNode).optional();
  },
});
type PlanNode = z.infer<typeof PlanNode>;
const TASKS = new Set(['task_reach', 'task_row']);
const Answer = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: PlanNode })]) })]);
const Statement = z.object({ text: z.string(), values: z.array(z.unknown()) });

/** Prints the plan of the statement that reads the first page, by the names of its nodes alone. */
export async function explainPage(actor: Actor, tasks: number): Promise<void> {
  const statement = await statementOfPage(actor);
  const { rows } = await pool().query(`explain (format json) ${statement.text}`, statement.values);
  const plan = Answer.parse(rows)[0]['QUERY PLAN'][0].Plan;
  print(`plan of the worklist page, ${tasks} tasks`);
  for (const line of linesOf(plan, 1)) {
    print(line);
  }
  const nodes = nodesOf(plan);
  const ranges = nodes.some((node) => node['Index Name'] === 'task_reach_page');
  const whole = nodes.some((node) => node['Node Type'] === 'Seq Scan' && TASKS.has(node['Relation Name'] ?? ''));
  print(`  reads ranges of task_reach_page: ${ranges ? 'yes' : 'NO'}; reads every task: ${whole ? 'YES' : 'no'}`);
}

/** Reads a page while the pool notes what is asked, so that what is explained is what is run. */
async function statementOfPage(actor: Actor): Promise<z.infer<typeof Statement>> {
  const db = pool();
  const asked: unknown[] = [];
  const query = (...args: unknown[]) => {
    asked.push(args[0]);
    return Reflect.apply(pg.Pool.prototype.query, db, args);
  };
  Object.defineProperty(db, 'query', { value: query, configurable: true });
  try {
    await listWorklistJson(actor, WorklistQuery.parse({}), { now: new Date() });
  } finally {
    Reflect.deleteProperty(db, 'query');
  }
  const statements = asked.flatMap((each) => Statement.safeParse(each).data ?? []);
  const found = statements.find(({ text }) => text.includes('task_reach'));
  if (found === undefined) {
    throw new Error('The list was read without task_reach, so there is no plan to show.');
  }
  return found;
}

function linesOf(node: PlanNode, depth: number): string[] {
  const index = node['Index Name'] === undefined ? '' : ` using ${node['Index Name']}`;
  const relation = node['Relation Name'] === undefined ? '' : ` on ${node['Relation Name']}`;
  const line = `${'  '.repeat(depth)}${node['Node Type']}${index}${relation}`;
  return [line, ...(node.Plans ?? []).flatMap((child) => linesOf(child, depth + 1))];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
