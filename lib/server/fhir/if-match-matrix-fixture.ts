import type pg from 'pg';
import type { Send } from './endpoint-fixture';
import type { Form } from './if-match-forms-fixture';
import { cellTask, type Intent, WRITERS } from './if-match-writers-fixture';

/** A cell of the matrix that did not come out as it must, in words. */
type Fault = { form: Form; words: string };
type Cell = { id: string; form: Form };

const EXPECTED = { written: [200, 204], stale: [412], unreadable: [400, 412], blind: [400, 412] } as const;
let made = 0;

/**
 * Forms of If-Match by one writer, each on a Task of its own that stands at version 2. `said` is what arrives of the
 * header: for the endpoint as it is, what was sent.
 */
export async function faultsOf(
  { writer, intent, forms }: { writer: string; intent: Intent; forms: readonly Form[] },
  at: { send: Send; pool: pg.Pool; said?: (header: string) => string | undefined },
): Promise<Fault[]> {
  const { send, pool, said = (header) => header } = at;
  const cells = forms.map((form): Cell => {
    made += 1;
    return { id: `cell-${made}`, form };
  });
  await putAll(send, cells, (id) => cellTask(id, intent));
  await putAll(send, cells, (id) => cellTask(id, intent, { description: 'two' }));
  const statuses = new Map<string, number>();
  for (const { id, form } of cells) {
    const attempt = { id, intent, ifMatch: said(form.header) };
    statuses.set(id, (await WRITERS.get(writer)?.write(send, attempt)) ?? 0);
  }
  const versions = await versionsOf(pool, cells);
  return cells.flatMap(({ id, form }): Fault[] => {
    const fault = judge({ form, intent, status: statuses.get(id) ?? 0, version: versions.get(id) });
    const words = `${writer} to ${intent}, ${form.says} ${JSON.stringify(form.header)}: ${fault}`;
    return fault === undefined ? [] : [{ form, words }];
  });
}

/** Judges one cell by the answer and by what stands afterwards; undefined when both are right. */
export function judge(cell: {
  form: Form;
  intent: Intent;
  status: number;
  version: string | undefined;
}): string | undefined {
  const { form, intent, status, version } = cell;
  const must = outcomeOf(form, intent);
  const statuses: readonly number[] = EXPECTED[must];
  const isRight = statuses.includes(status) && version === (must === 'written' ? '3' : '2');
  return isRight ? undefined : `answered ${status}, version ${version} stands`;
}

function outcomeOf({ says }: Form, intent: Intent): keyof typeof EXPECTED {
  switch (says) {
    case 'fresh':
      return 'written';
    case 'any':
      return intent === 'claim' ? 'blind' : 'written';
    case 'stale':
    case 'unreadable':
      return says;
  }
}

async function putAll(send: Send, cells: readonly Cell[], taskOf: (id: string) => object): Promise<void> {
  const entry = cells.map(({ id }) => ({ resource: taskOf(id), request: { method: 'PUT', url: `Task/${id}` } }));
  const { status } = await send('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } });
  if (status !== 200) {
    throw new Error(`The tasks of the matrix were not written: ${status}.`);
  }
}

async function versionsOf(pool: pg.Pool, cells: readonly Cell[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; version: string }>(
    `select id, version::text from resource where type = 'Task' and id = any ($1)`,
    [cells.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}
