import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';
import {
  asking,
  chosenIn,
  countWords,
  FACETS,
  type Facet,
  type FacetOption,
  FacetQuery,
  MOST_COUNTED,
} from '@/lib/domain/worklist/worklist-facet';
import { toSearchParams, WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { anyFilter, READERS } from './any-filter-fixture';
import { countFacet } from './count-facet';
import { judgedList } from './judged-list-fixture';
import { type ListClock, listClockOf } from './list-clock';
import { anyTask, openWards, person, seeded, type WardTask, writeTask } from './ward-fixture';

const SEED = 20_260_102;
const RUNS = process.env.PROVE === '1' ? 2000 : 120;
const TASKS = 400;
/** For all runs of the proof. */
const LONG = 900_000;
const NOW = new Date('2026-03-10T14:20:00.000Z');

let database: TestDatabase;
let clock: ListClock;
const tasks: WardTask[] = [];
beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
  clock = await listClockOf(person(0), NOW);
  const borders = [clock.asOf, clock.hourEnd, clock.shiftEnd, clock.dayStart].map((instant) => instant.getTime());
  const random = seeded(SEED);
  for (let number = 0; number < TASKS; number += 1) {
    tasks.push(await writeTask(database.pool, anyTask(number, random, borders)));
  }
});
afterAll(() => database.close());

async function optionsOf(actor: Actor, filter: Partial<WorklistFilter>, facet: Facet): Promise<readonly FacetOption[]> {
  const query = FacetQuery.parse({ ...Object.fromEntries(toSearchParams(filter)), facet });
  return (await countFacet(actor, query, { now: NOW })).options;
}

const EVERYTHING = WorklistFilter.parse({});
const MANAGER = person(2, 'manager');
const lengthOf = (actor: Actor, filter: WorklistFilter) => judgedList({ tasks, clock, actor, filter }).length;

/** The options whose count is not the length of the list with that option alone in the condition. */
function wrongCounts(options: readonly FacetOption[], actor: Actor, filter: WorklistFilter, facet: Facet) {
  return options.filter(({ value, count }) => count !== lengthOf(actor, { ...filter, ...asking(facet, [value]) }));
}

const isTeam = (owner: string) => /^(CareTeam|HealthcareService|Organization)|bloods$/.test(owner);
/** Not every task has one of their options. */
const PARTIAL: readonly Facet[] = ['due', 'closed', 'check'];
const HAS_VALUE: Readonly<Partial<Record<Facet, (task: WardTask) => boolean>>> = {
  role: ({ roles }) => roles.length > 0,
  type: ({ type }) => type !== null,
  owner: ({ owner }) => owner === null || !isTeam(owner),
  team: ({ owner }) => owner !== null && isTeam(owner),
  place: ({ unit }) => unit !== null,
  requester: ({ requester }) => requester !== null,
  tag: ({ tags }) => tags.length > 0,
};

/** Tasks of the list without the condition that have a value in it, and stand in the list of no option. */
function missed(options: readonly FacetOption[], actor: Actor, filter: WorklistFilter, facet: Facet) {
  const status = filter.closed === undefined ? TASK_STATUSES : [];
  const whole = { ...filter, ...asking(facet, facet === 'status' ? status : []) };
  const offered = options.flatMap(({ value }) =>
    judgedList({ tasks, clock, actor, filter: { ...filter, ...asking(facet, [value]) } }),
  );
  return judgedList({ tasks, clock, actor, filter: whole }).filter(
    (task) => (HAS_VALUE[facet]?.(task) ?? true) && !offered.includes(task),
  );
}

test(
  'UX-03: the count of an option is the length of the list with that option alone, all other conditions as they are',
  async () => {
    let counted = 0;
    const ofBroken = { everything: 0, everybody: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...READERS),
        anyFilter,
        fc.constantFrom(...FACETS),
        async (actor, filter, facet) => {
          const options = await optionsOf(actor, filter, facet);
          expect(wrongCounts(options, actor, filter, facet)).toEqual([]);
          expect(PARTIAL.includes(facet) ? [] : missed(options, actor, filter, facet)).toEqual([]);
          counted += options.filter(({ count }) => count > 0).length;
          const withoutOthers = await optionsOf(actor, asking(facet, chosenIn(filter, facet)), facet);
          ofBroken.everything += wrongCounts(withoutOthers, actor, filter, facet).length;
          ofBroken.everybody += wrongCounts(await optionsOf(MANAGER, filter, facet), actor, filter, facet).length;
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
    expect(counted).toBeGreaterThan(RUNS);
    // Counts that ignore the other conditions, or who asks, would have been caught.
    expect(ofBroken.everything).toBeGreaterThan(RUNS);
    expect(ofBroken.everybody).toBeGreaterThan(RUNS);
  },
  LONG,
);

test('options that are left out would be noticed', async () => {
  for (const facet of ['role', 'type', 'owner', 'team', 'place', 'requester', 'tag'] as const) {
    const options = await optionsOf(MANAGER, {}, facet);
    const most = options.reduce((a, b) => (b.count > a.count ? b : a));
    const others = facet === 'place' ? [] : options.filter((each) => each !== most);
    expect([facet, missed(options, MANAGER, EVERYTHING, facet).length]).toEqual([facet, 0]);
    expect([facet, missed(others, MANAGER, EVERYTHING, facet).length > 0]).toEqual([facet, true]);
  }
});

test('what the filter asks for is offered even where nothing has it, with the words that the directory knows', async () => {
  const asked = { role: ['nothing'], place: ['bay-a', 'gone'], owner: 'PractitionerRole/r1', team: ['CareTeam/none'] };
  const of = async (facet: Facet) =>
    new Map((await optionsOf(person(4), asked, facet)).map((each) => [each.value, each]));
  expect((await of('role')).get('nothing')).toEqual({ value: 'nothing', display: null, count: 0 });
  expect((await of('place')).get('gone')).toEqual({ value: 'gone', display: null, count: 0 });
  expect((await of('place')).get('bay-a')).toMatchObject({ display: 'Ward A, Bay A' });
  expect((await of('owner')).get('PractitionerRole/r1')).toMatchObject({ display: 'Staff 1' });
  expect((await of('team')).get('CareTeam/none')).toMatchObject({ display: null, count: 0 });
});

test('a patient who asked for nothing that the reader sees is not called by name', async () => {
  const [stranger] = await optionsOf(person(0), { requester: ['Patient/p3'] }, 'requester').then((options) =>
    options.filter(({ value }) => value === 'Patient/p3'),
  );
  expect(stranger).toEqual({ value: 'Patient/p3', display: null, count: 0 });
  const seen = await optionsOf(MANAGER, {}, 'requester');
  expect(seen.find(({ value }) => value === 'Patient/p1')?.display).toBe('LINDQVIST, Maria');
});

test('counts stop at a thousand, and of very many options the most frequent are kept, by name', async () => {
  const random = seeded(SEED + 1);
  for (let number = 0; number < 1010; number += 1) {
    const more = { status: 'requested', open: true, closed: null, tags: ['many', `few-${number % 250}`] } as const;
    await writeTask(database.pool, {
      ...anyTask(5000 + number, random, [NOW.getTime()]),
      ...more,
      tags: [...more.tags],
    });
  }
  const options = await optionsOf(MANAGER, { tag: ['|few-249'] }, 'tag');
  expect(options.length).toBeLessThanOrEqual(201);
  expect(options.find(({ value }) => value === '|many')?.count).toBe(MOST_COUNTED + 1);
  expect(options.map(({ display }) => display)).toContain('few-249');
  expect(options.every(({ count }) => count >= 4)).toBe(true);
  const names = options.map(({ display, value }) => display ?? value);
  expect(names).toEqual(names.toSorted(new Intl.Collator('en', { numeric: true }).compare));
  expect([countWords(MOST_COUNTED), countWords(MOST_COUNTED + 1)]).toEqual(['1,000', '1,000+']);
});
