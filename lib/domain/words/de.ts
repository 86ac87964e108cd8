import { COMMON } from './de/common';
import { DOOR } from './de/door';
import { PEOPLE } from './de/people';
import { SERVER } from './de/server';
import type { Catalogue } from './make-say';

/** German, by the rooms of the product. */
export const GERMAN: Catalogue = { ...COMMON, ...DOOR, ...PEOPLE, ...SERVER };
