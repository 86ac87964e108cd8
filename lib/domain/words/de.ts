import { AUDIT } from './de/audit';
import { BOARD } from './de/board';
import { COMMON } from './de/common';
import { DASHBOARD } from './de/dashboard';
import { DOOR } from './de/door';
import { PEOPLE } from './de/people';
import { SERVER } from './de/server';
import { TASK_TYPES } from './de/task-types';
import type { Catalogue } from './make-say';

/** German, by the rooms of the product. */
export const GERMAN: Catalogue = {
  ...AUDIT,
  ...BOARD,
  ...COMMON,
  ...DASHBOARD,
  ...DOOR,
  ...PEOPLE,
  ...SERVER,
  ...TASK_TYPES,
};
