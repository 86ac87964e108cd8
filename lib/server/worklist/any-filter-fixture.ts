import fc from 'fast-check';
import type { Actor } from '@/lib/domain/access/actor';
import { TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';
import { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { PLACES, person, ROLES, TAGS, TEAMS, TYPES } from './ward-fixture';

/** Who reads the lists of the wards in the tests: nurses, supervisors, and one who sees everything. */
export const READERS: readonly Actor[] = [
  person(0),
  person(1),
  person(3),
  person(4),
  person(0, 'supervisor'),
  person(5, 'supervisor'),
  person(2, 'manager'),
];

const sometimes = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const someOf = (...values: string[]) =>
  sometimes(fc.subarray(values, { minLength: 1 }).map((chosen) => chosen.join(',')));
/** Any filter of the wards: each condition is asked for now and then, sometimes by values that nothing has. */
export const anyFilter: fc.Arbitrary<WorklistFilter> = fc
  .record({
    owner: sometimes(
      fc.constantFrom(
        'me',
        'team',
        'none',
        'Practitioner/s0',
        'Practitioner/s4',
        'PractitionerRole/r1',
        'CareTeam/team-a',
        'Practitioner/nobody',
      ),
    ),
    due: sometimes(fc.constantFrom('overdue', 'hour', 'shift', 'today', 'none')),
    closed: sometimes(fc.constant('today')),
    check: sometimes(fc.constant('waiting')),
    role: someOf(ROLES[0], 'nurse', '|pharmacist', 'pharmacist', 'physician', 'nothing'),
    type: someOf(TYPES[0], TYPES[1], 'wound', '|wound', 'bloods'),
    status: someOf(...TASK_STATUSES),
    priority: someOf(...TASK_PRIORITIES),
    team: someOf(...TEAMS, 'CareTeam/nobody'),
    place: someOf(...Object.keys(PLACES), 'ward-c'),
    requester: someOf('me', 'Practitioner/s0', 'Practitioner/s4', 'Patient/p1', 'Practitioner/nobody'),
    tag: someOf(TAGS[0], TAGS[1], 'isolation', '|isolation', 'nothing'),
    patient: sometimes(fc.constantFrom('p1', 'p2', 'nobody')),
    patients: sometimes(fc.constant('mine')),
    q: sometimes(fc.constantFrom('dressing', '100%', '%', 'r_s', '\\', 'nothing has this')),
  })
  .map((parts) =>
    WorklistFilter.parse(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))),
  );
