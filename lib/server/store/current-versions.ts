import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import type { TaskStatus } from '@/lib/domain/task/task-status';
import type { Queryable } from '@/lib/server/database/queryable';
import type { Stored } from '@/lib/server/repository/decide';

type Row = {
  type: string;
  id: string;
  version: string;
  content: string | null;
  reach: string[] | null;
  held_from: TaskStatus | null;
};

const CURRENT = {
  name: 'current_versions',
  text: `select r.type, r.id, r.version::text, r.content, t.reach, t.held_from
           from unnest($1::text[], $2::text[]) as wanted(type, id)
           join resource r on r.type = wanted.type and r.id = wanted.id
           left join task_row t on r.type = 'Task' and t.id = r.id`,
};

/** The stored versions of some resources, by `Type/id`; a deleted one has a version and no resource. */
export async function currentVersions(
  db: Queryable,
  wanted: readonly { type: string; id: string }[],
): Promise<Map<string, Stored>> {
  const { rows } = await db.query<Row>({
    ...CURRENT,
    values: [wanted.map(({ type }) => type), wanted.map(({ id }) => id)],
  });
  return new Map(
    rows.map((row) => [
      `${row.type}/${row.id}`,
      {
        version: row.version,
        resource: row.content === null ? undefined : (JSON.parse(row.content) as Resource & { id: string }),
        reach: row.reach ?? [],
        heldFrom: row.held_from ?? undefined,
      },
    ]),
  );
}
