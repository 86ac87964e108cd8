import 'server-only';
import { z } from 'zod';
import { People, Person } from '@/lib/domain/access/person';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { said } from '@/lib/domain/words/said';
import { pool } from '@/lib/server/database/pool';
import { settingVersion } from './setting-version';

const StoredPerson = Person.omit({ version: true });

const PERSON = `
  jsonb_build_object(
    'id', a.id, 'username', a.username, 'display', a.display, 'accessRole', a.access_role,
    'state', case when a.disabled_at is not null then 'disabled' when a.password_hash is not null then 'active'
      when exists (select from one_time_link l where l.account_id = a.id and l.used_at is null and l.expires_at > $1) then 'invited'
      else 'link-expired' end,
    'practitioner', case when a.practitioner is not null then
      jsonb_build_object('reference', a.practitioner, 'display', coalesce((select s.display from staff_row s where s.reference = a.practitioner), a.display)) end,
    'roles', coalesce((select jsonb_agg(distinct jsonb_build_object('role', r.role, 'display', r.role_display, 'unit',
        case when r.unit is not null then jsonb_build_object('reference', 'Location/' || r.unit, 'display', coalesce(l.display, r.unit)) end))
      from staff_role r left join location_row l on l.id = r.unit where r.practitioner = a.practitioner and r.active), '[]'),
    'units', coalesce((select jsonb_agg(jsonb_build_object('reference', 'Location/' || u, 'display', coalesce(l.display, u)) order by l.display, u)
      from unnest(a.units) u left join location_row l on l.id = u), '[]'),
    'openSessions', (select count(*) from session s where s.account_id = a.id and s.expires_at > $1),
    'lastSeenAt', (select max(s.last_seen_at) from session s where s.account_id = a.id),
    'createdAt', a.created_at)`;

// Sites, buildings and floors are not units that anybody works in.
const CHOICES = `
  'practitioners', coalesce((select jsonb_agg(jsonb_build_object('reference', s.reference, 'display', s.display) order by s.display, s.reference)
    from staff_row s where s.active and s.reference like 'Practitioner/%'
    and not exists (select from account b where b.practitioner = s.reference)), '[]'),
  'units', coalesce((select jsonb_agg(jsonb_build_object('reference', 'Location/' || l.id, 'display', l.display) order by l.display, l.id)
    from location_row l where l.unit = l.id and coalesce(l.physical_type, '') not in ('si', 'bu', 'lvl')), '[]'),
  'roles', coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'display', r.display) order by r.display, r.role)
    from (select role, max(role_display) as display from staff_role where active group by role) r), '[]')`;

/** Everybody with an account, by name, and what the forms of the administration choose from. */
export async function listPeople(now: Date): Promise<People> {
  const { rows } = await pool().query<{ answer: unknown }>(
    `select jsonb_build_object('people', coalesce(jsonb_agg(p.person order by lower(p.person->>'display'), p.person->>'id'), '[]'), ${CHOICES}) as answer
     from (select ${PERSON} as person from account a) p`,
    [now],
  );
  const { people, ...choices } = People.extend({ people: z.array(StoredPerson) }).parse(rows[0]?.answer);
  return { ...choices, people: people.map(withVersion) };
}

/** One person. @throws NotVisibleError */
export async function readPerson(id: string, now: Date): Promise<Person> {
  const { rows } = await pool().query<{ person: unknown }>(
    `select ${PERSON} as person from account a where a.id = $2`,
    [now, id],
  );
  if (rows[0] === undefined) {
    throw new NotVisibleError(said('This account'));
  }
  return withVersion(StoredPerson.parse(rows[0].person));
}

function withVersion(person: z.infer<typeof StoredPerson>): Person {
  const { display, accessRole, practitioner, roles, units } = person;
  const names = (all: readonly { reference: string }[]) => all.map(({ reference }) => reference).sort();
  const held = roles.map(({ role, unit }) => `${role}@${unit?.reference ?? ''}`).sort();
  return { ...person, version: settingVersion([display, accessRole, practitioner?.reference, held, names(units)]) };
}
