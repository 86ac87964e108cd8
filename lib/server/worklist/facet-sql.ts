import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { DUE_WORDS } from '@/lib/domain/worklist/filter-words';
import type { Facet } from '@/lib/domain/worklist/worklist-facet';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { ListClock } from './list-clock';
import { dueSpanOf } from './list-ranges';
import type { Collects } from './statement';

/** What the options of a condition are made of. Tasks are grouped by `raw` first, so that `options` runs once per group. */
export type FacetSql = {
  /** Of `t`, task_row: everything that decides which options the task counts for. */
  raw: string;
  /** Of `t`: words that the task itself carries for it; one of each group is kept. */
  words?: string;
  /** A select of (value, words), each value once, from `g.raw` and `g.words`. */
  options: string;
  /** Of `l.value` and `l.words`: what people call it. */
  display: string;
};

type Reader = { actor: Actor; clock: ListClock; chosen: readonly string[] };

/** How the tasks of a list are told apart by each condition. */
export const FACET_SQL: Record<Facet, (reader: Reader, values: Collects) => FacetSql> = {
  role: (reader, values) => ({
    ...tokensSql(reader, values),
    raw: 't.roles',
    words: 't.role_displays',
    display: `coalesce(l.words, (select min(held.role_display) from staff_role held where held.role = ltrim(l.value, '|')))`,
  }),
  type: (reader, values) => ({
    ...tokensSql(reader, values),
    raw: `array_remove(array[t.type], null)`,
    words: 'array[t.title]',
    display: `coalesce((select min(kind.title) from task_type kind where kind.code = ltrim(l.value, '|')), l.words)`,
  }),
  tag: (reader, values) => ({
    ...tokensSql(reader, values),
    raw: 't.tags',
    words: 't.tag_displays',
    display: 'l.words',
  }),
  status: () => ({ raw: 't.status', ...AS_IT_STANDS }),
  priority: () => ({ raw: `(array['stat', 'asap', 'urgent', 'routine'])[t.priority_rank]`, ...AS_IT_STANDS }),
  due: ({ clock }, values) => ({
    raw: dueSql(clock, values),
    options: `select each.value, null from unnest(g.raw) each(value)`,
    display: 'l.words',
  }),
  owner: (reader, values) => ({
    ...peopleSql(reader, values, {
      isOffered: `not ${TEAM_SQL}`,
      more: `union all select 'none', null where g.raw is null
        union all select 'me', null where g.raw = any (${values.add(reader.actor.handles, 'text[]')})
        union all select 'team', null where g.raw = any (${values.add(reader.actor.teams, 'text[]')})`,
    }),
    raw: 't.owner',
    words: 't.owner_display',
  }),
  team: (reader, values) => ({
    ...peopleSql(reader, values, { isOffered: TEAM_SQL, more: '' }),
    raw: 't.owner',
    words: 't.owner_display',
  }),
  requester: (reader, values) => ({
    ...peopleSql(reader, values, {
      isOffered: 'true',
      more: `union all select 'me', null where g.raw = any (${values.add(reader.actor.handles, 'text[]')})`,
    }),
    raw: 't.requester',
    words: 't.requester_display',
  }),
  place: () => PLACE_SQL,
  // Their lists are read with the condition, so every task counts for it.
  closed: () => ({ raw: `'today'`, ...AS_IT_STANDS }),
  check: () => ({ raw: `'waiting'`, ...AS_IT_STANDS }),
};

const AS_IT_STANDS = { options: 'select g.raw, null', display: 'l.words' };
const TEAM_SQL = `who.reference ~ '^(CareTeam|Organization|HealthcareService)/'`;

/** Tokens as a filter says them: `|code` without a system; a bare code, of any system, only where the filter asks for it. */
function tokensSql({ chosen }: Reader, values: Collects): Pick<FacetSql, 'options'> {
  const bare = values.add(
    chosen.filter((token) => !token.includes('|')),
    'text[]',
  );
  return {
    options: `select said.value, min(held.words) from unnest(g.raw, g.words) held(token, words)
      cross join lateral (
        select case when strpos(held.token, '|') > 0 then held.token else '|' || held.token end as value
        union all
        select asked.code from unnest(${bare}) asked(code)
          where asked.code = held.token or asked.code = split_part(held.token, '|', 2)
      ) said where held.token is not null group by said.value`,
  };
}

/**
 * Who somebody is whose handle stands on a task: the person behind a role or an identifier. A role counts for itself only
 * where the filter asks for it, and whom the directory does not know by a reference cannot be asked for.
 */
function peopleSql(
  { chosen }: Reader,
  values: Collects,
  { isOffered, more }: { isOffered: string; more: string },
): Pick<FacetSql, 'options' | 'display'> {
  const asked = values.add(chosen, 'text[]');
  return {
    options: `select who.reference, g.words from (
        select g.raw collate "C" as reference
        union select held.practitioner from staff_role held where held.practitioner_role = g.raw
        union select known.reference from staff_identifier known where known.handle = g.raw
        union select held.practitioner from staff_identifier known
          join staff_role held on held.practitioner_role = known.reference where known.handle = g.raw
      ) who where who.reference = any (${asked}) or (${isOffered} and who.reference ~ '^[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}$'
        and not exists (select from staff_role held where held.practitioner_role = who.reference)) ${more}`,
    // A patient is called by name only where the reader sees a task of theirs, which is when there are words.
    display: `coalesce(
      (select staff.display from staff_row staff where staff.reference = l.value),
      (select person.display from staff_role held join staff_row person on person.reference = held.practitioner
        where held.practitioner_role = l.value limit 1),
      case when l.count > 0 and l.value like 'Patient/%' then
        (select subject.display from patient_row subject where subject.id = substr(l.value, 9)) end,
      l.words)`,
  };
}

/** Each due filter that the task would meet. */
function dueSql(clock: ListClock, values: Collects): string {
  const dues = Object.keys(DUE_WORDS) as NonNullable<WorklistFilter['due']>[];
  const meets = dues.map((due) => {
    const { low, high } = dueSpanOf(due, clock);
    return `case when t.due_key between ${values.add(low, 'timestamptz')} and ${values.add(high, 'timestamptz')} then '${due}' end`;
  });
  return `array_remove(array[${meets.join(', ')}], null)`;
}

/** A task counts for its place and for every place around it; where it is, the conditions of the list say. */
const PLACE_SQL: FacetSql = {
  raw: `array[t.unit, case when t.location is null and t.open
    then (select stay.location from encounter_row stay where stay.id = t.encounter) else t.location end]`,
  options: `with recursive around as (
      select place.id from unnest(g.raw) place(id) where place.id is not null
      union select inner_place.part_of from around join location_row inner_place on inner_place.id = around.id
        where inner_place.part_of is not null
    ) select around.id, null from around`,
  display: `(select concat_ws(', ', case when place.unit <> place.id then ward.display end, place.display)
    from location_row place left join location_row ward on ward.id = place.unit where place.id = l.value)`,
};
