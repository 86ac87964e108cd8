import type pg from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import { OPEN_STATUSES, TASK_STATUSES, type TaskStatus } from '@/lib/domain/task/task-status';
import { writeTies } from './ward-ties-fixture';

/** A task as the tests keep it beside the database, to judge every answer by. */
export type WardTask = {
  id: string;
  open: boolean;
  status: TaskStatus;
  priorityRank: number;
  /** Milliseconds since 1970; Infinity when undated. */
  due: number;
  title: string;
  description: string | null;
  type: string | null;
  roles: string[];
  owner: string | null;
  requester: string | null;
  /** Who did what waits for a check. */
  doneBy: string | null;
  patient: string | null;
  /** Of `unit`: its own place, else where the stay is. */
  location: string | null;
  encounter: string | null;
  unit: string | null;
  authored: number | null;
  tags: string[];
  closed: number | null;
  reach: string[];
};

export const ROLES = ['http://roles.example|nurse', 'http://roles.example|physician', 'pharmacist'] as const;
export const TYPES = ['http://types.example|wound', 'http://types.example|bloods', 'wound'] as const;
export const TAGS = ['http://tags.example|isolation', 'http://tags.example|training', 'isolation'] as const;
export const TEAMS = ['CareTeam/team-a', 'HealthcareService/bloods', 'Organization/pool'] as const;
/** Where each place is, and what is around it. */
export const PLACES: Readonly<Record<string, { unit: string; around: string | null }>> = {
  site: { unit: 'site', around: null },
  'ward-a': { unit: 'ward-a', around: 'site' },
  'ward-b': { unit: 'ward-b', around: null },
  'bay-a': { unit: 'ward-a', around: 'ward-a' },
  'bed-a-1': { unit: 'ward-a', around: 'bay-a' },
  'bed-a-2': { unit: 'ward-a', around: 'ward-a' },
  'bed-a-10': { unit: 'ward-a', around: 'bay-a' },
  'room-b-1': { unit: 'ward-b', around: 'ward-b' },
};
/** Where each stay is now. */
export const STAYS: Readonly<Record<string, string>> = {
  e1: 'bed-a-10',
  e2: 'room-b-1',
  e4: 'bed-a-2',
  e6: 'ward-a',
};
export const PEOPLE = 6;

/** A seeded source of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody of a ward; person 0 and 1 are nurses of ward A, 3 is one of ward B. */
export function person(number: number, accessRole: Actor['accessRole'] = 'clinician'): Actor {
  const role = ROLES[number % 3] ?? ROLES[0];
  const unit = number < 3 ? 'ward-a' : 'ward-b';
  return {
    accountId: `account-${number}`,
    username: `user-${number}`,
    accessRole,
    reference: `Practitioner/s${number}`,
    display: `Staff ${number}`,
    handles: [`Practitioner/s${number}`, `PractitionerRole/r${number}`, `identifier:http://staff.example|${number}`],
    teams: number < 3 ? ['CareTeam/team-a'] : [],
    rolesAtPlaces: [{ role, display: role, unit }],
    units: [unit],
    scopes: [],
  };
}

/** Two wards with beds, patients, staff and a team. */
export async function openWards(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into location_row (id, display, part_of, physical_type, unit) values
      ('site', 'Site', null, 'si', 'site'), ('ward-a', 'Ward A', 'site', 'wa', 'ward-a'), ('ward-b', 'Ward B', null, 'wa', 'ward-b'),
      ('bay-a', 'Bay A', 'ward-a', 'ro', 'ward-a'), ('bed-a-1', 'Bed 1', 'bay-a', 'bd', 'ward-a'), ('bed-a-2', 'Bed 2', 'ward-a', 'bd', 'ward-a'), ('bed-a-10', 'Bed 10', 'bay-a', 'bd', 'ward-a'), ('room-b-1', 'Room 1', 'ward-b', 'ro', 'ward-b');
    insert into patient_row (id, family, given, display, birth_date, sex, mrn, search_text) values
      ('p1', 'Lindqvist', 'Maria', 'LINDQVIST, Maria', '1950-01-31', 'female', 'MRN 1', 'lindqvist maria mrn1'),
      ('p2', 'Okafor', 'Chidi', 'OKAFOR, Chidi', '1988-07-02', 'male', 'MRN 2', 'okafor chidi mrn2'),
      ('p3', 'Tanaka', 'Yui', 'TANAKA, Yui', '2001-11-11', 'female', 'MRN 3', 'tanaka yui mrn3'),
      ('p4', 'Abel', 'Jo', 'ABEL, Jo', '1970-03-03', 'female', 'MRN 4', ''), ('p5', 'Zhou', 'Li', 'ZHOU, Li', '1971-04-04', 'male', 'MRN 5', ''),
      ('p6', 'Novak', 'Eva', 'NOVAK, Eva', '1972-05-05', 'female', 'MRN 6', '');
    insert into encounter_row (id, patient, active, location, unit) values
      ('e1', 'p1', true, 'bed-a-10', 'ward-a'), ('e4', 'p4', true, 'bed-a-2', 'ward-a'), ('e5', 'p5', true, 'bed-a-2', 'ward-a'), ('e6', 'p6', true, 'ward-a', 'ward-a'), ('e7', 'p5', false, 'bed-a-1', 'ward-a'), ('e2', 'p2', true, 'room-b-1', 'ward-b'), ('e0', 'p1', false, 'room-b-1', 'ward-b');
    insert into staff_row (reference, display, active) values ('CareTeam/team-a', 'Team A', true), ('HealthcareService/bloods', 'Bloods', true);
    insert into staff_identifier (reference, handle) values ('HealthcareService/bloods', 'identifier:http://teams.example|bloods');
    insert into task_type (id, url, code, title, purpose, policy) values ('wound-care', 'http://x', 'http://types.example|wound', 'Wound care', null, '{}')`);
  await writeTies(pool);
  for (let number = 0; number < PEOPLE; number += 1) {
    const { rolesAtPlaces, units } = person(number);
    await pool.query(`insert into staff_row (reference, display, active) values ($1, $2, true), ($3, $2, true)`, [
      `Practitioner/s${number}`,
      `Staff ${number}`,
      `PractitionerRole/r${number}`,
    ]);
    await pool.query(`insert into staff_identifier (reference, handle) values ($1, $2)`, [
      `Practitioner/s${number}`,
      `identifier:http://staff.example|${number}`,
    ]);
    await pool.query(
      `insert into staff_role (practitioner_role, practitioner, role, role_display, location, unit, active) values ($1, $2, $3, $3, $4, $4, true)`,
      [`PractitionerRole/r${number}`, `Practitioner/s${number}`, rolesAtPlaces[0]?.role, units[0]],
    );
  }
}

type PickOne = <Value>(values: readonly Value[]) => Value;

function anyDue(pick: PickOne, random: () => number, borders: readonly number[]): number {
  const near = pick(borders) + pick([-1, 0, 1, 60_000, -3_600_000]);
  const around = random() < 0.5 ? near : (borders[0] ?? 0) + Math.floor((random() * 4 - 1) * 86_400_000);
  return random() < 0.2 ? Number.POSITIVE_INFINITY : around;
}

const OWNERS = [
  ...Array.from({ length: PEOPLE }, (_, number) => person(number).handles).flat(),
  ...Array.from({ length: 3 }, () => [
    ...TEAMS,
    'identifier:http://teams.example|bloods',
    'Practitioner/nobody',
  ]).flat(),
];

/** A task as chance makes it; due times like to stand exactly on the borders of the bands. */
export function anyTask(number: number, random: () => number, borders: readonly number[]): Omit<WardTask, 'reach'> {
  const pick: PickOne = (values) => values[Math.floor(random() * values.length)] as (typeof values)[number];
  const status = random() < 0.7 ? pick(OPEN_STATUSES) : pick(TASK_STATUSES);
  const open = ['draft', ...OPEN_STATUSES].includes(status);
  const due = anyDue(pick, random, borders);
  const held = random() < 0.5 ? null : pick(OWNERS);
  return {
    id: `t${String(number).padStart(4, '0')}`,
    open,
    status,
    due,
    priorityRank: pick([1, 2, 3, 4, 4, 4]),
    title: pick(['Change dressing', '100% oxygen check', 'Bloods', 'Back\\slash']),
    description: pick([null, 'under_score', 'Dressing on the left leg']),
    type: pick([...TYPES, null]),
    roles: pick([[], [pick(ROLES)], [ROLES[0], ROLES[1]]]),
    owner: held,
    doneBy:
      status === 'in-progress'
        ? pick([null, ...Array.from({ length: PEOPLE }, (_, each) => pick(person(each).handles))])
        : null,
    requester: pick([null, 'Patient/p1', ...Array.from({ length: PEOPLE }, (_, each) => pick(person(each).handles))]),
    patient: held === null ? pick([null, 'p1', 'p4', 'p5', 'p6']) : pick([null, 'p1', 'p2', 'p3']),
    authored: random() < 0.1 ? null : (borders[0] ?? 0) - Math.floor(random() * 200) * 3_600_000,
    ...whereOf(pick([null, ...Object.keys(PLACES)]), pick([null, ...Object.keys(STAYS)])),
    tags: pick([[], [], [pick(TAGS)], [TAGS[0], TAGS[2]]]),
    closed: open ? null : (borders[0] ?? 0) - Math.floor(random() * 2 * 86_400_000),
  };
}

/** A third has a place of its own, the others are where the stay is. */
function whereOf(location: string | null, encounter: string | null): Pick<WardTask, 'location' | 'encounter' | 'unit'> {
  const place = location ?? (encounter === null ? undefined : STAYS[encounter]) ?? null;
  return { location, encounter, unit: place === null ? null : (PLACES[place]?.unit ?? null) };
}

/** Writes a task as a commit would: the row, its reach, one row per key. Answers it with its reach. */
export async function writeTask(pool: pg.Pool, task: Omit<WardTask, 'reach'>): Promise<WardTask> {
  const { rows } = await pool.query<{ reach: string[] }>(
    `with made as (
       select jsonb_populate_record(null::task_row, $1::jsonb) as t
     ), reached as (
       select jsonb_populate_record(t, jsonb_build_object('reach', task_reach_keys(t))) as t from made
     ), written as (
       insert into task_row select (t).* from reached
       on conflict (id) do update set status = excluded.status, open = excluded.open, owner = excluded.owner, closed = excluded.closed, reach = excluded.reach, version = task_row.version + 1
       returning reach
     )
     select written.reach, write_reach(reached.t) from written, reached`,
    [
      {
        id: task.id,
        version: 1,
        open: task.open,
        status: task.status,
        priority_rank: task.priorityRank,
        due_key: Number.isFinite(task.due) ? new Date(task.due).toISOString() : 'infinity',
        title: task.title,
        description: task.description,
        type: task.type,
        roles: task.roles,
        role_displays: task.roles,
        owner: task.owner,
        requester: task.requester,
        done_by: task.doneBy,
        patient: task.patient,
        unit: task.unit,
        location: task.location,
        encounter: task.encounter,
        tags: task.tags.length === 0 ? null : task.tags,
        tag_displays: task.tags.length === 0 ? null : task.tags,
        authored: task.authored === null ? null : new Date(task.authored).toISOString(),
        changed: '2026-01-01T00:00:00Z',
        closed: task.closed === null ? null : new Date(task.closed).toISOString(),
        reach: [],
      },
    ],
  );
  return { ...task, reach: rows[0]?.reach ?? [] };
}
