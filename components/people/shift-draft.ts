import type { Shift } from '@/lib/domain/access/shift';
import { type Say, said, type Words } from '@/lib/domain/words/said';
import { clockTimeOf } from '@/lib/domain/worklist/site-days';
import { spanWords } from '@/lib/domain/worklist/site-time';

/** One row of the shifts of a unit, as typed. */
export type ShiftDraft = { key: string; name: string; start: string; end: string };
export type ShiftFault = { id: string; message: Words };

export const MOST_SHIFTS = 6;
const DAY_MINUTES = 1440;

/** The box of a row; an error summary links here. */
export function shiftIdOf(index: number, part: 'name' | 'start' | 'end'): string {
  return `shift-${index}-${part}`;
}

/** The rows as shifts, with every time as `07:00`; for rows without faults. */
export function shiftsOfDraft(rows: readonly ShiftDraft[]): Shift[] {
  return rows.map(({ name, start, end }) => ({
    name: name.trim(),
    start: clockTimeOf(start) ?? start,
    end: clockTimeOf(end) ?? end,
  }));
}

/** What keeps the shifts from being saved, in the order of the rows. */
export function shiftFaultsOf(rows: readonly ShiftDraft[]): readonly ShiftFault[] {
  return rows.flatMap((row, index) => [...nameFaultsOf(rows, index), ...timeFaultsOf(row, index)]);
}

function nameFaultsOf(rows: readonly ShiftDraft[], index: number): ShiftFault[] {
  const id = shiftIdOf(index, 'name');
  const name = rows[index]?.name.trim() ?? '';
  if (name === '') {
    return [{ id, message: said('Shift {number}: give it a name, such as Day.', { number: index + 1 }) }];
  }
  return rows.findIndex((other) => other.name.trim() === name) < index
    ? [
        {
          id,
          message: said('Shift {number}: another shift is called {name} already. Give each its own name.', {
            number: index + 1,
            name,
          }),
        },
      ]
    : [];
}

function timeFaultsOf({ start, end }: ShiftDraft, index: number): ShiftFault[] {
  const wrong = (['start', 'end'] as const).filter((part) => clockTimeOf(part === 'start' ? start : end) === undefined);
  if (wrong.length === 0 && clockTimeOf(start) === clockTimeOf(end)) {
    return [
      {
        id: shiftIdOf(index, 'end'),
        message: said('Shift {number}: it ends when it begins. Give another end.', { number: index + 1 }),
      },
    ];
  }
  return wrong.map((part) => ({
    id: shiftIdOf(index, part),
    message: said('Shift {number}: give its {part, select, start {start} other {end}} as a time such as 07:00.', {
      number: index + 1,
      part,
    }),
  }));
}

/** A sentence about a part of the day; in an overlap more than one shift runs. */
export type CoverageWords = { text: string; isOverlap: boolean };

/** Where nobody is on and where shifts overlap, in sentences; neither is wrong, both should be meant. */
export function coverageWords(shifts: readonly Shift[], say: Say): readonly CoverageWords[] {
  return stretchesOf(shifts).flatMap(({ from, to, names }): CoverageWords[] => {
    const values = { from: timeOf(from), to: timeOf(to), span: spanWords(to - from) };
    if (names.length === 0) {
      const text = say('Between shifts from {from} to {to}, {span}: nobody’s shift runs then.', values);
      return [{ text, isOverlap: false }];
    }
    const shiftsThen = names.reduce((first, second) => say('{first} and {second}', { first, second }));
    return names.length === 1
      ? []
      : [
          {
            text: say('{shifts} overlap from {from} to {to}, {span}.', { ...values, shifts: shiftsThen }),
            isOverlap: true,
          },
        ];
  });
}

type Stretch = { from: number; to: number; names: readonly string[] };

/** The day cut wherever a shift begins or ends; `to` may lie in the next day. */
function stretchesOf(shifts: readonly Shift[]): readonly Stretch[] {
  const cuts = [...new Set(shifts.flatMap(({ start, end }) => [minutesOf(start), minutesOf(end)]))].sort(
    (a, b) => a - b,
  );
  return cuts.map((from, index) => ({
    from,
    to: cuts[index + 1] ?? (cuts[0] ?? 0) + DAY_MINUTES,
    names: shifts.filter((shift) => runsAt(shift, from)).map(({ name }) => name),
  }));
}

function runsAt({ start, end }: Shift, minute: number): boolean {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  return from < to ? from <= minute && minute < to : minute >= from || minute < to;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeOf(minutes: number): string {
  const minute = minutes % DAY_MINUTES;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
