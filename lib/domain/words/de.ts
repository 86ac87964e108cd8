import { DATES } from './de/dates';
import { DOOR } from './de/door';
import type { Catalogue } from './make-say';

/** German, by the rooms of the product. */
export const GERMAN: Catalogue = { ...DATES, ...DOOR };
