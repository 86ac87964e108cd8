import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Queryable } from '@/lib/server/database/queryable';

/** What an audience begins with: a saved view by its id, or a starter view by its key. */
export type Choice = { view: string | null; starter: string | null };

/** What is chosen for some audiences (`account:…`, `role:…`, `access:…`), in their order. */
export async function choicesOf(db: Queryable, audiences: readonly string[]): Promise<Choice[]> {
  const { rows } = await db.query<Choice>(
    `select d.view::text, d.starter from view_default d where d.audience = any ($1::text[])
     order by array_position($1::text[], d.audience::text)`,
    [audiences],
  );
  return rows;
}

/** What the person chose to begin with: the id of a saved view or the key of a starter view. */
export async function homeChoiceOf(db: Queryable, actor: Actor): Promise<string | undefined> {
  const [choice] = await choicesOf(db, [`account:${actor.accountId}`]);
  return choice?.view ?? choice?.starter ?? undefined;
}
