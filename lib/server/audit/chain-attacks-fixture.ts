import type pg from 'pg';

/** Draws a whole number from 0 to below `most`. */
export type Draw = (most: number) => number;
type Db = Pick<pg.PoolClient, 'query'>;
/** Changes a chained record as somebody with the database in hand would; answers what it did. */
type Attack = (db: Db, draw: Draw) => Promise<string>;

const FIELDS: readonly (readonly [name: string, value: string])[] = [
  ['recorded', '"2001-01-01T00:00:00.000Z"'],
  ['outcome', '"8"'],
  ['action', '"D"'],
  ['agent,0,who', '{"reference":"Practitioner/somebody-else","display":"Somebody else"}'],
  ['entity,0,what,reference', '"Task/another/_history/1"'],
  ['source,observer,display', '"Another"'],
];
const COLUMNS = ['what', 'outcome', 'actor', 'patient', 'task', 'id'] as const;

/** What can be done to a chain, each kind found by another part of the check. */
export const ATTACKS = {
  'a field of an event is changed': async (db, draw) => {
    const position = await drawn(db, draw);
    const [name, value] = FIELDS[draw(FIELDS.length)] ?? ['outcome', '"8"'];
    await changeContent(db, position, name, value);
    return `${name} of event ${position}`;
  },
  'a field is changed and its digest made anew': async (db, draw) => {
    const position = await drawn(db, draw);
    const [name, value] = FIELDS[draw(FIELDS.length)] ?? ['outcome', '"8"'];
    await changeContent(db, position, name, value);
    await redigest(db, position);
    return `${name} of event ${position}`;
  },
  'one byte of an event is changed': async (db, draw) => {
    const position = await drawn(db, draw);
    await db.query(
      `update resource r set content = overlay(r.content placing '~' from 1 + ($2 % length(r.content)) for 1) from audit_entry e
       where e.position = $1 and r.type = 'AuditEvent' and r.id = e.id`,
      [position, draw(100_000)],
    );
    return `event ${position}`;
  },
  'an event is deleted': async (db, draw) => {
    const position = await drawn(db, draw);
    await db.query(
      "delete from resource r using audit_entry e where e.position = $1 and r.type = 'AuditEvent' and r.id = e.id",
      [position],
    );
    return `event ${position}`;
  },
  'an event is deleted with its place in the chain': async (db, draw) => {
    const position = await drawn(db, draw);
    await takeOut(db, position);
    return `event ${position}`;
  },
  'an event is taken out and the others move up': async (db, draw) => {
    const position = await drawn(db, draw);
    await takeOut(db, position);
    await db.query('update audit_entry set position = -position where position > $1', [position]);
    await db.query('update audit_entry set position = -position - 1 where position < 0');
    await db.query('update audit_seal set position_to = -position_to where position_to >= $1', [position]);
    await db.query(
      'update audit_seal set position_to = -position_to - 1, events = events - (case when -position_to - events < $1 then 1 else 0 end) where position_to < 0',
      [position],
    );
    await db.query('update audit_head set position = position - 1');
    return `event ${position}`;
  },
  'an event is put in': async (db, draw) => {
    const id = `forged-${draw(1_000_000)}`;
    await copyEvent(db, await drawn(db, draw), id);
    return id;
  },
  'an event is put in with a place in the chain': async (db, draw) => {
    const id = `forged-${draw(1_000_000)}`;
    await copyEvent(db, await drawn(db, draw), id);
    await db.query(
      `insert into audit_entry (position, id, digest, recorded, what, outcome, actor, patient, task)
       select (select max(position) + 1 from audit_entry), r.id, audit_digest(r.content), p.* from resource r, audit_parts(r.content) p
       where r.type = 'AuditEvent' and r.id = $1`,
      [id],
    );
    return id;
  },
  'two events change places': async (db, draw) => {
    const [one, other] = await pair(db, draw);
    await db.query('update audit_entry set position = -1 where position = $1', [one]);
    await db.query('update audit_entry set position = $1 where position = $2', [one, other]);
    await db.query('update audit_entry set position = $1 where position = -1', [other]);
    return `events ${one} and ${other}`;
  },
  'two events change what they say': async (db, draw) => {
    const [one, other] = await pair(db, draw);
    await db.query(
      `update resource r set content = (select o.content from resource o join audit_entry y on o.id = y.id
         where o.type = 'AuditEvent' and y.position = case when e.position = $1 then $2::bigint else $1::bigint end)
       from audit_entry e where e.position in ($1, $2) and r.type = 'AuditEvent' and r.id = e.id`,
      [one, other],
    );
    return `events ${one} and ${other}`;
  },
  'the last events are cut off': async (db, draw) => {
    const from = await drawn(db, draw);
    await db.query(
      "delete from resource r using audit_entry e where e.position >= $1 and r.type = 'AuditEvent' and r.id = e.id",
      [from],
    );
    await db.query('delete from audit_entry where position >= $1', [from]);
    return `from event ${from}`;
  },
  'the last events are cut off with their seals, and the end is set back': async (db, draw) => {
    const from = await drawnSeal(db, draw);
    await cutAfter(db, from);
    return `after event ${from}`;
  },
  'the digest of a batch is changed': async (db, draw) => {
    const to = await drawnSeal(db, draw);
    await db.query('update audit_seal set digest = sha256(digest) where position_to = $1', [to]);
    return `batch up to ${to}`;
  },
  'the digest of an event is changed': async (db, draw) => {
    const position = await drawn(db, draw);
    await db.query('update audit_entry set digest = sha256(digest) where position = $1', [position]);
    return `event ${position}`;
  },
  'what an event is found by is changed': async (db, draw) => {
    const position = await drawn(db, draw);
    const column = COLUMNS[draw(COLUMNS.length)] ?? 'what';
    await db.query(`update audit_entry set ${column} = 'somebody-else' where position = $1`, [position]);
    return `${column} of event ${position}`;
  },
  'an event is changed and the chain made anew from there on': async (db, draw) => {
    const position = await drawn(db, draw);
    await changeContent(db, position, 'outcome', '"8"');
    await redigest(db, position);
    await resealFrom(db, position);
    return `from event ${position}`;
  },
} as const satisfies Record<string, Attack>;
export type AttackName = keyof typeof ATTACKS;
export const ATTACK_NAMES = Object.keys(ATTACKS) as AttackName[];

async function drawn(db: Db, draw: Draw): Promise<number> {
  const { rows } = await db.query<{ most: number }>('select max(position)::int as most from audit_entry');
  return 1 + draw(rows[0]?.most ?? 1);
}

async function pair(db: Db, draw: Draw): Promise<[number, number]> {
  const one = await drawn(db, draw);
  const other = await drawn(db, draw);
  return one === other ? [one, one === 1 ? 2 : one - 1] : [one, other];
}

/** The end of a batch that is not the last. */
async function drawnSeal(db: Db, draw: Draw): Promise<number> {
  const { rows } = await db.query<{ to: number }>('select position_to::int as to from audit_seal order by position_to');
  return rows[draw(rows.length - 1)]?.to ?? 1;
}

async function changeContent(db: Db, position: number, path: string, value: string): Promise<void> {
  await db.query(
    `update resource r set content = jsonb_set(r.content::jsonb, $2::text[], $3::jsonb)::text from audit_entry e
     where e.position = $1 and r.type = 'AuditEvent' and r.id = e.id`,
    [position, path.split(','), value],
  );
}

async function redigest(db: Db, position: number): Promise<void> {
  await db.query(
    `update audit_entry e set digest = audit_digest(r.content), recorded = p.recorded, what = p.what, outcome = p.outcome,
       actor = p.actor, patient = p.patient, task = p.task
     from resource r cross join lateral audit_parts(r.content) p
     where e.position = $1 and r.type = 'AuditEvent' and r.id = e.id`,
    [position],
  );
}

async function takeOut(db: Db, position: number): Promise<void> {
  await db.query(
    "delete from resource r using audit_entry e where e.position = $1 and r.type = 'AuditEvent' and r.id = e.id",
    [position],
  );
  await db.query('delete from audit_entry where position = $1', [position]);
}

async function copyEvent(db: Db, position: number, id: string): Promise<void> {
  await db.query(
    `insert into resource (type, id, version, updated, content, search)
     select r.type, $2, 1, r.updated, r.content, r.search from resource r join audit_entry e on e.id = r.id
     where r.type = 'AuditEvent' and e.position = $1`,
    [position, id],
  );
}

async function cutAfter(db: Db, to: number): Promise<void> {
  await db.query(
    "delete from resource r using audit_entry e where e.position > $1 and r.type = 'AuditEvent' and r.id = e.id",
    [to],
  );
  await db.query('delete from audit_entry where position > $1', [to]);
  await db.query('delete from audit_seal where position_to > $1', [to]);
  await db.query(
    'update audit_head set position = $1, digest = (select digest from audit_seal where position_to = $1)',
    [to],
  );
}

async function resealFrom(db: Db, position: number): Promise<void> {
  const { rows } = await db.query<{ to: number }>(
    'select position_to::int as to from audit_seal where position_to >= $1 order by position_to',
    [position],
  );
  for (const { to } of rows) {
    await db.query(
      `update audit_seal s set previous = coalesce((select b.digest from audit_seal b where b.position_to = s.position_to - s.events), ''::bytea)
       where s.position_to = $1`,
      [to],
    );
    await db.query(
      `update audit_seal s set digest = sha256(s.previous || (select string_agg(audit_link(e.position, e.id, e.digest), ''::bytea order by e.position)
         from audit_entry e where e.position > s.position_to - s.events and e.position <= s.position_to))
       where s.position_to = $1`,
      [to],
    );
  }
  await db.query(
    'update audit_head set digest = (select digest from audit_seal where position_to = audit_head.position)',
  );
}
