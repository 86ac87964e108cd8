import type { ListOrder } from './list-order';
import { BAND_WORDS, rowsByBand } from './worklist-bands';
import type { WorklistRow } from './worklist-row';

/** A part of a list under its heading. */
export type ListSection = { key: string; words: string; tone: 'late' | 'plain'; rows: readonly WorklistRow[] };

/** The rows by the headings of their order, in the order of the list; headings without rows are left out. */
export function sectionsOf(rows: readonly WorklistRow[], order: ListOrder): readonly ListSection[] {
  return SECTIONS[order](rows);
}

const SECTIONS: Record<ListOrder, (rows: readonly WorklistRow[]) => readonly ListSection[]> = {
  lateness: byBand,
  due: byBand,
  oldest: (rows) => withClosed(rows, (open) => [{ key: 'oldest', words: 'Oldest first', tone: 'plain', rows: open }]),
  bed: (rows) => withClosed(rows, byBed),
};

function byBand(rows: readonly WorklistRow[]): readonly ListSection[] {
  return rowsByBand(rows).map(({ band, rows: inBand }) => ({
    key: band,
    words: BAND_WORDS[band],
    tone: band === 'overdue' ? 'late' : 'plain',
    rows: inBand,
  }));
}

/** Closed work has a heading of its own in every order. */
function withClosed(
  rows: readonly WorklistRow[],
  sectionsOfOpen: (open: readonly WorklistRow[]) => readonly ListSection[],
): readonly ListSection[] {
  const open = rows.filter(({ band }) => band !== 'closed');
  return [...(open.length === 0 ? [] : sectionsOfOpen(open)), ...byBand(rows.filter(({ band }) => band === 'closed'))];
}

function byBed(rows: readonly WorklistRow[]): readonly ListSection[] {
  return [...Map.groupBy(rows, placeOf)].map(([key, atBed]) => ({
    key,
    words: bedWords(atBed[0]),
    tone: 'plain',
    rows: atBed,
  }));
}

function placeOf(row: WorklistRow): string {
  return [wardOf(row), row.patient?.bed, row.patient?.id].map((part) => encodeURIComponent(part ?? '')).join('/');
}

function wardOf({ patient, unit }: Pick<WorklistRow, 'patient' | 'unit'>): string | undefined {
  return patient?.unit ?? unit?.display;
}

function bedWords(row: WorklistRow | undefined): string {
  const patient = row?.patient;
  const ward = (row && wardOf(row)) ?? 'No ward';
  return patient?.id == null
    ? `${ward} · no patient on record`
    : `${ward} · ${patient.bed ?? 'no bed'} · ${patient.display}`;
}
