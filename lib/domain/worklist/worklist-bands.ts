import { words } from '@/lib/domain/words/said';
import { WORKLIST_BANDS, type WorklistBand, type WorklistRow } from './worklist-row';

/** The heading of each part of a list. */
export const BAND_WORDS: Record<WorklistBand, string> = {
  overdue: words('Overdue'),
  hour: words('Next hour'),
  shift: words('This shift'),
  later: words('Later'),
  none: words('No due time'),
  closed: words('Closed'),
};

/** The rows by band, in the order of bands; bands without rows are left out. */
export function rowsByBand(
  rows: readonly WorklistRow[],
): readonly { band: WorklistBand; rows: readonly WorklistRow[] }[] {
  return WORKLIST_BANDS.map((band) => ({ band, rows: rows.filter((row) => row.band === band) })).filter(
    (part) => part.rows.length > 0,
  );
}
