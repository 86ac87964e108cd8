import 'server-only';
import { StoryStep } from '@/lib/domain/task/task-page';
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

/** What happened to a task, newest first. Being moved between units is no step of the work. */
export async function readStory(id: string): Promise<StoryStep[]> {
  const values = new Values();
  const text = `
    select ${STEP} as json
    from task_event e where e.task_id = ${values.add(id, 'text')} and e.verb <> 'reroute' order by e.seq desc limit ${MOST_STEPS}`;
  const rows = await rowsOf<{ json: string }>(pool(), text, values);
  return rows.map(({ json }) => StoryStep.parse(JSON.parse(json)));
}
