import 'server-only';
import { type SaidText, said, words } from '@/lib/domain/words/said';
import { type SaidParts, told } from '@/lib/domain/words/told';
import type { Queryable } from '@/lib/server/database/queryable';
import type { Witness } from './chain';

/** Where a chain is broken first, and how. `position` is null where the fault has no place in the chain. */
export type ChainFault = { position: number | null; fault: string; said?: SaidParts | undefined };
/** A batch of the chain: `events` of them, the last at `to`. */
export type Seal = { to: number; events: number; previous: string; digest: string; at: Date };

const WINDOW = 5000;

/** Whether every seal follows the one before, without a gap, to the end of the chain. */
export function faultOfSeals(seals: readonly Seal[], head: Witness): ChainFault | undefined {
  let before = { to: 0, digest: '' };
  for (const seal of seals) {
    if (seal.to - seal.events !== before.to) {
      return { position: before.to + 1, fault: words('A batch of events is missing, or stands twice.') };
    }
    if (seal.previous !== before.digest) {
      return { position: before.to + 1, fault: words('A batch does not follow from the one before it.') };
    }
    before = seal;
  }
  return before.to === Number(head.position) && before.digest === head.digest
    ? undefined
    : { position: before.to + 1, fault: words('The chain does not end where its last batch ends.') };
}

/** Whether every event of the chain stands as it was chained. */
export async function faultOfEvents(db: Queryable, seals: readonly Seal[]): Promise<ChainFault | undefined> {
  for (const [from, to] of windowsOf(seals)) {
    const found = (await firstWrongEvent(db, from, to)) ?? (await firstWrongSeal(db, from, to));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Ranges of whole batches. */
function windowsOf(seals: readonly Seal[]): [from: number, to: number][] {
  const windows: [number, number][] = [];
  let from = 0;
  for (const [index, { to }] of seals.entries()) {
    if (to - from >= WINDOW || index === seals.length - 1) {
      windows.push([from, to]);
      from = to;
    }
  }
  return windows;
}

async function firstWrongEvent(db: Queryable, from: number, to: number): Promise<ChainFault | undefined> {
  const { rows } = await db.query<{ position: number; wrong: keyof typeof WRONG_WORDS; id: string | null }>(
    WRONG_EVENT,
    [from, to],
  );
  const [found] = rows;
  return found && faultAt(found.position, said(WRONG_WORDS[found.wrong], { id: found.id ?? '' }));
}

const WRONG_WORDS = {
  gone: words('An event was taken out of the chain.'),
  missing: words('The event {id} is missing.'),
  changed: words('The event {id} was changed.'),
  'found-by': words('What the event {id} is found by was changed.'),
};

/** A place in the chain without its event, an event that is not what it was, a row that is not what its event says. */
const WRONG_EVENT = `
  select * from (
    select place::int as position, e.id, case
      when e.id is null then 'gone'
      when r.content is null or r.deleted then 'missing'
      when r.version <> 1 or audit_digest(r.content) <> e.digest then 'changed'
      when exists (select from audit_parts(r.content) p
           where e.recorded is distinct from p.recorded or e.what is distinct from p.what collate "C"
             or e.outcome is distinct from p.outcome collate "C" or e.actor is distinct from p.actor collate "C"
             or e.patient is distinct from p.patient collate "C" or e.task is distinct from p.task collate "C")
        then 'found-by'
    end as wrong
    from generate_series($1::bigint + 1, $2::bigint) place
    left join audit_entry e on e.position = place
    left join resource r on r.type = 'AuditEvent' and r.id = e.id
  ) judged where wrong is not null order by position limit 1`;

async function firstWrongSeal(db: Queryable, from: number, to: number): Promise<ChainFault | undefined> {
  const { rows } = await db.query<{ from: number; to: number }>(WRONG_SEAL, [from, to]);
  const [wrong] = rows;
  return (
    wrong &&
    faultAt(
      wrong.from,
      said('Events {from} to {to} are not those that were chained.', { from: wrong.from, to: wrong.to }),
    )
  );
}

const WRONG_SEAL = `
  select (s.position_to - s.events + 1)::int as from, s.position_to::int as to
  from audit_seal s cross join lateral (
    select sha256(s.previous || string_agg(audit_link(e.position, e.id, e.digest), ''::bytea order by e.position)) as digest
    from audit_entry e where e.position > s.position_to - s.events and e.position <= s.position_to
  ) anew
  where s.position_to > $1 and s.position_to <= $2 and s.digest is distinct from anew.digest
  order by s.position_to limit 1`;

/** Whether the chain went through every end that was seen of it. */
export function faultOfWitnesses(seals: readonly Seal[], witnesses: readonly Witness[]): ChainFault | undefined {
  const digests = new Map(seals.map(({ to, digest }) => [String(to), digest]));
  const missed = witnesses
    .filter(({ position, digest }) => position !== '0' && digests.get(position) !== digest)
    .toSorted((one, other) => Number(one.position) - Number(other.position))[0];
  return (
    missed && {
      position: Number(missed.position),
      fault: words('The chain is not the one that was seen: it was cut off or made anew.'),
    }
  );
}

/** Whether anything stands beside the chain that is not in it. */
export async function faultBesideChain(db: Queryable): Promise<ChainFault | undefined> {
  for (const [statement, fault] of BESIDE) {
    const { rows } = await db.query<{ id: string }>(statement);
    const [row] = rows;
    if (row !== undefined) {
      return faultAt(null, said(fault, { id: row.id }));
    }
  }
  return undefined;
}

const BESIDE: readonly (readonly [statement: string, fault: string])[] = [
  [
    `select e.position::text as id from audit_entry e, audit_head h where e.position > h.position or e.position < 1 order by e.position limit 1`,
    words('Event {id} stands outside the chain.'),
  ],
  [
    'select s.position_to::text as id from audit_seal s, audit_head h where s.position_to > h.position limit 1',
    words('The batch up to {id} stands outside the chain.'),
  ],
  [
    `select r.id from resource r where r.type = 'AuditEvent' and not exists (select from audit_entry e where e.id = r.id)
       and not exists (select from audit_waiting w where w.id = r.id) limit 1`,
    words('The event {id} was never chained.'),
  ],
  [
    `select w.id from audit_waiting w left join resource r on r.type = 'AuditEvent' and r.id = w.id
     where r.content is null or r.deleted or audit_digest(r.content) <> w.digest limit 1`,
    words('The event {id}, which waits to be chained, was changed.'),
  ],
  [
    "select h.id from history h where h.type = 'AuditEvent' limit 1",
    words('The event {id} has been written more than once.'),
  ],
  [
    // What the ledger says was done, an event must say too.
    `select t.task_id || '/' || t.version as id from task_event t
     where t.verb <> 'reroute' and length(t.digest) = 32 and not exists (select from audit_entry e where e.digest = t.digest)
       and not exists (select from audit_waiting w where w.digest = t.digest) limit 1`,
    words('The ledger knows of Task {id}; its event is missing.'),
  ],
];

function faultAt(position: number | null, text: SaidText): ChainFault {
  const { message, said: parts } = told({ message: text });
  return { position, fault: message, said: parts };
}
