import 'server-only';
import type { Provenance, Task } from '@medplum/fhirtypes';
import { StoryStep } from '@/lib/domain/task/task-page';
import { versionDifferences } from '@/lib/domain/task/version-differences';
import { VERB_SYSTEM } from '@/lib/server/audit/commit-record';
import { pool } from '@/lib/server/database/pool';
import { codeSql, instantSql, objectSql, textSql } from '@/lib/server/worklist/json-sql';
import { namedSql } from '@/lib/server/worklist/row-json';
import { rowsOf, Values } from '@/lib/server/worklist/statement';

const MOST_STEPS = 200;

const STEP = objectSql({
  version: codeSql('e.version::text'),
  at: codeSql(instantSql('e.at')),
  act: textSql('e.verb'),
  actor: namedSql('e.actor', 'e.actor_display'),
  from: textSql('e.from_status'),
  to: textSql('e.to_status'),
  owner: namedSql('e.owner', 'e.owner_display'),
  reason: textSql('e.reason'),
});

/**
 * What happened to a task, newest first: who did it, in whose name, why, and what each version changed. Being moved between units
 * is no step of the work. Who read it is not told here.
 */
export async function readStory(id: string): Promise<StoryStep[]> {
  const values = new Values();
  const task = values.add(id, 'text');
  const text = `
    select ${STEP} as json
    from task_event e where e.task_id = ${task} and e.verb <> 'reroute' order by e.seq desc limit ${MOST_STEPS}`;
  const rows = await rowsOf<{ json: string }>(pool(), text, values);
  const [versions, organisations] = await Promise.all([versionsOf(id), organisationsOf(id)]);
  return rows.map(({ json }) => {
    const step = StoryStep.parse(JSON.parse(json));
    const [before, after] = [versions.get(String(Number(step.version) - 1)), versions.get(step.version)];
    return {
      ...step,
      onBehalfOf: organisations.get(step.version) ?? null,
      differences: before === undefined || after === undefined ? [] : versionDifferences(before, after),
    };
  });
}

/** The latest versions of a task, by their number. */
async function versionsOf(id: string): Promise<ReadonlyMap<string, Task>> {
  const values = new Values();
  const task = values.add(id, 'text');
  const rows = await rowsOf<{ version: string; content: string }>(
    pool(),
    `
    select version::text, content from (
      select r.version, r.content from resource r where r.type = 'Task' and r.id = ${task}
      union all select h.version, h.content from history h where h.type = 'Task' and h.id = ${task}
    ) v where content is not null order by v.version desc limit ${MOST_STEPS + 1}`,
    values,
  );
  return new Map(rows.map(({ version, content }) => [version, JSON.parse(content) as Task]));
}

/** In whose name each version was written, as its Provenance says. */
async function organisationsOf(id: string): Promise<ReadonlyMap<string, NonNullable<StoryStep['onBehalfOf']>>> {
  const values = new Values();
  const target = values.add(JSON.stringify({ target: [{ r: `Task/${id}` }] }), 'jsonb');
  const rows = await rowsOf<{ content: string }>(
    pool(),
    `
    select r.content from resource r where r.type = 'Provenance' and not r.deleted and r.search @> ${target}
    order by r.updated desc limit ${MOST_STEPS}`,
    values,
  );
  return new Map(
    rows.flatMap(({ content }) => {
      const { target: targets, agent, activity } = JSON.parse(content) as Provenance;
      const version = targets
        .map(({ reference }) => reference?.split(`Task/${id}/_history/`)[1])
        .find((each) => each !== undefined);
      const { reference, display } = agent[0]?.onBehalfOf ?? {};
      const isOurs = activity?.coding?.some(({ system }) => system === VERB_SYSTEM) === true;
      return isOurs && version !== undefined && reference !== undefined
        ? [[version, { reference, display: display ?? reference }]]
        : [];
    }),
  );
}
