import type { Task } from '@medplum/fhirtypes';
import type pg from 'pg';
import type { ClaimAnswer } from './claim-ways-fixture';

/** What is wrong with a race for one task, in words; empty when exactly one has it and everybody else knows who. */
export async function faultsOfRace(id: string, answers: readonly ClaimAnswer[], pool: pg.Pool): Promise<string[]> {
  const [winner, ...others] = answers.filter(({ status }) => status === 200).map(({ claimer }) => claimer);
  if (winner === undefined || others.length > 0) {
    return [`${id}: ${winner === undefined ? 'nobody has' : `${others.length + 1} have`} claimed it.`];
  }
  return [
    ...answers.filter((answer) => !isToldOf(winner, answer)).map((answer) => `${id}: ${JSON.stringify(answer)}`),
    ...differing(`${id}: owners by version`, await ownersOf(id, pool), [undefined, winner]),
    ...differing(`${id}: the ledger`, await ledgerOf(id, pool), ['create', `claim by ${winner}`]),
    ...differing(`${id}: the list`, await listedOwnerOf(id, pool), [winner]),
  ];
}

function isToldOf(winner: string, { claimer, status, words }: ClaimAnswer): boolean {
  return claimer === winner || ((status === 412 || status === 409) && new RegExp(`${winner}\\b`).test(words));
}

function differing(what: string, found: readonly unknown[], expected: readonly unknown[]): string[] {
  const [is, must] = [JSON.stringify(found), JSON.stringify(expected)];
  return is === must ? [] : [`${what}: ${is}, not ${must}`];
}

async function ownersOf(id: string, pool: pg.Pool): Promise<(string | undefined)[]> {
  const { rows } = await pool.query<{ content: string }>(
    `select content from (
       select version, content from history where type = 'Task' and id = $1
       union all select version, content from resource where type = 'Task' and id = $1
     ) versions order by version`,
    [id],
  );
  return rows.map(({ content }) => (JSON.parse(content) as Task).owner?.reference);
}

async function ledgerOf(id: string, pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ verb: string; owner: string | null }>(
    'select verb, owner from task_event where task_id = $1 order by version',
    [id],
  );
  return rows.map(({ verb, owner }) => (owner === null ? verb : `${verb} by ${owner}`));
}

async function listedOwnerOf(id: string, pool: pg.Pool): Promise<(string | null)[]> {
  const { rows } = await pool.query<{ owner: string | null }>('select owner from task_row where id = $1', [id]);
  return rows.map(({ owner }) => owner);
}
