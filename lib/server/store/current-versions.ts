import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import pg from 'pg';
import type { TypePolicy } from '@/lib/domain/task/task-policy';
import type { TaskStatus } from '@/lib/domain/task/task-status';
import { groupedPerPool } from '@/lib/server/database/grouped';
import type { Queryable } from '@/lib/server/database/queryable';
import { taskTypeOf } from '@/lib/server/projection/task-types';
import type { Stored } from '@/lib/server/repository/change';

type Address = { type: string; id: string };
type Row = Address & {
  version: string;
  content: string | null;
  reach: string[] | null;
  held_from: TaskStatus | null;
  purpose: string | null;
  leaves: string | null;
  policy: Partial<TypePolicy> | null;
};

const CURRENT = { name: 'current_versions', text: 'select * from current_versions($1, $2)' };
/** Requests that ask at the same moment are answered by one statement, which is sent after the last of them asked. */
const readTogether = groupedPerPool((pool) => ({
  most: 8,
  atOnce: 4,
  run: async (requests: readonly (readonly Address[])[]) => {
    const found = await readVersions(pool, requests.flat());
    return requests.map(() => found);
  },
}));

/** The stored versions of some resources, by `Type/id`; a deleted one has a version and no resource. */
export async function currentVersions(db: Queryable, wanted: readonly Address[]): Promise<Map<string, Stored>> {
  if (wanted.length === 0) {
    return new Map();
  }
  const found = db instanceof pg.Pool ? await readTogether(db)(wanted) : await readVersions(db, wanted);
  return new Map(
    wanted.flatMap(({ type, id }) => {
      const row = found.get(`${type}/${id}`);
      return row === undefined ? [] : [[`${type}/${id}`, storedOf(row)]];
    }),
  );
}

async function readVersions(db: Queryable, wanted: readonly Address[]): Promise<ReadonlyMap<string, Row>> {
  const { rows } = await db.query<Row>({
    ...CURRENT,
    values: [wanted.map(({ type }) => type), wanted.map(({ id }) => id)],
  });
  return new Map(rows.map((row) => [`${row.type}/${row.id}`, row]));
}

function storedOf({ version, content, reach, held_from, purpose, leaves, policy }: Row): Stored {
  const resource = content === null ? undefined : (JSON.parse(content) as Resource & { id: string });
  const task = resource?.resourceType === 'Task' ? resource : undefined;
  return {
    version,
    resource,
    reach: reach ?? [],
    heldFrom: held_from ?? undefined,
    taskType: taskTypeOf(task, policy === null ? undefined : { purpose, leaves, policy }),
  };
}
