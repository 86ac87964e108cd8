import { AUDIT } from './de/audit';
import { BOARD } from './de/board';
import { CLINICAL } from './de/clinical';
import { COMMON } from './de/common';
import { DASHBOARD } from './de/dashboard';
import { DATES } from './de/dates';
import { DOOR } from './de/door';
import { FORMS } from './de/forms';
import { NEW_TASK } from './de/new-task';
import { PATIENT } from './de/patient';
import { PEOPLE } from './de/people';
import { SERVER } from './de/server';
import { STATUSES } from './de/statuses';
import { TASK_TYPES } from './de/task-types';
import type { Catalogue } from './make-say';

/** German, by the rooms of the product. */
export const GERMAN: Catalogue = {
  ...AUDIT,
  ...BOARD,
  ...CLINICAL,
  ...COMMON,
  ...DASHBOARD,
  ...DATES,
  ...DOOR,
  ...FORMS,
  ...NEW_TASK,
  ...PATIENT,
  ...PEOPLE,
  ...SERVER,
  ...STATUSES,
  ...TASK_TYPES,
};
