import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Board, BoardColumn } from '@/lib/domain/board/board';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { said } from '@/lib/domain/words/said';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { recordListRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { type ListClock, listClockOf } from '@/lib/server/worklist/list-clock';
import { type ListPlan, listPlanOf } from '@/lib/server/worklist/list-plan';
import { firstRows } from '@/lib/server/worklist/list-worklist';
import { boardUnits, NO_UNIT } from './board-units';
import { type ColumnCount, countColumn } from './count-column';
import { peopleAt } from './people-at';

const MOST_TASKS = 50;
type Reading = { actor: Actor; clock: ListClock };

/**
 * The board of a unit: who works there, what each carries, what nobody has. `unrouted` is the board of work that nobody
 * here would otherwise see; without a unit it is the reader's first. That it was asked for
 * is recorded first. @throws NotVisibleError for a unit that is not the reader's, UnrecordedError
 */
export async function readBoard(actor: Actor, asked: string | undefined, { now }: { now: Date }): Promise<Board> {
  const clock = await listClockOf(actor, now);
  const units = await boardUnits(actor);
  const unit =
    asked === undefined
      ? units[0]
      : units.find(({ reference }) => reference === asked || reference === `Location/${asked}`);
  if (unit === undefined && asked !== undefined) {
    throw new NotVisibleError(said('This unit'));
  }
  await recordListRead(actor, `board?unit=${unit?.reference ?? ''}`, { now });
  const isUnit = unit !== undefined && unit.reference !== NO_UNIT;
  return {
    asOf: clock.asOf.toISOString(),
    unit: isUnit ? unit : null,
    units,
    columns: await columnsOf({ actor, clock }, unit?.reference),
  };
}

async function columnsOf(reading: Reading, unit: string | undefined): Promise<BoardColumn[]> {
  if (unit === undefined) {
    return [];
  }
  return unit === NO_UNIT ? [await unroutedColumn(reading)] : unitColumns(reading, unit.slice('Location/'.length));
}

async function unitColumns(reading: Reading, unit: string): Promise<BoardColumn[]> {
  const db = pool();
  const unclaimed = await listPlanOf(db, reading.actor, WorklistQuery.parse({ owner: 'none', place: unit }));
  const columns = [await columnOf(reading, unclaimed, { owner: null, role: null })];
  // One after the other: a board is one reader, not one connection per colleague.
  for (const { reference, display, role } of await peopleAt(unit)) {
    const plan = await listPlanOf(db, reading.actor, WorklistQuery.parse({ owner: reference }));
    columns.push(await columnOf(reading, plan, { owner: { reference, display }, role }));
  }
  return columns;
}

async function unroutedColumn(reading: Reading): Promise<BoardColumn> {
  const plan = await listPlanOf(pool(), reading.actor, WorklistQuery.parse({}));
  return columnOf(reading, { ...plan, drive: [NO_UNIT] }, { owner: null, role: null });
}

async function columnOf(
  { actor, clock }: Reading,
  plan: ListPlan,
  who: Pick<BoardColumn, 'owner' | 'role'>,
): Promise<BoardColumn> {
  const counts: ColumnCount = await countColumn(plan, clock);
  const tasks = counts.open === 0 ? [] : await firstRows({ actor, plan, clock, limit: MOST_TASKS });
  return { ...who, ...counts, tasks, more: counts.open > tasks.length };
}
