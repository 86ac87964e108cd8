import 'server-only';
import type { ResourceType } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { readRuleOf } from '@/lib/domain/access/read-rule';
import { GoneError, NotVisibleError } from '@/lib/domain/fhir/errors';
import type { FoundReference, FoundReferences, ReferenceSearch } from '@/lib/domain/form/reference-search';
import type { PickedType } from '@/lib/domain/form/reference-types';
import { pool } from '@/lib/server/database/pool';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { searchPatients } from '@/lib/server/worklist/search-patients';
import { rowsOf, Values } from '@/lib/server/worklist/statement';

const MOST = 20;

/** What an answer of a form can point at, of the types asked for, whose name has every word; only what the reader may see, in order of name. */
export async function searchReferences(
  actor: Actor,
  { text, types }: ReferenceSearch,
  { now, repository = repositoryFor(actor, { now: () => now }) }: { now: Date; repository?: Repository },
): Promise<FoundReferences> {
  const patients = types.includes('Patient') ? await patientsFound(actor, text, now) : [];
  const others = await directoryFound(
    text,
    types.filter((type) => type !== 'Patient' && readRuleOf(actor, type) !== 'none'),
  );
  const visible = await Promise.all(others.map((found) => isVisible(actor, found, repository)));
  return { found: [...patients, ...others.filter((_found, index) => visible[index])].slice(0, MOST) };
}

async function patientsFound(actor: Actor, text: string, now: Date): Promise<FoundReference[]> {
  const { patients } = await searchPatients(actor, { text, limit: MOST }, { now });
  return patients.map(({ reference, display, birthDate, mrn, unit }) => ({
    reference,
    display,
    birthDate,
    mrn,
    role: null,
    unit,
  }));
}

/** Staff, teams, organisations, devices and places, with role and unit where they are known. */
async function directoryFound(text: string, types: readonly PickedType[]): Promise<FoundReference[]> {
  const values = new Values();
  const words = text.toLowerCase().split(/[\s,]+/);
  const has = words
    .map((word) => `lower(d.display) like ${values.add(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`, 'text')}`)
    .join(' and ');
  const rows = await rowsOf<{ reference: string; display: string; role: string | null; unit: string | null }>(
    pool(),
    `
    with directory as (
      select reference, display from staff_row where active
      union all select 'Location/' || id, display from location_row
    )
    select d.reference, d.display, r.role_display as role, place.display as unit
    from directory d
    left join lateral (
      select s.role_display, s.unit from staff_role s
      where s.active and (s.practitioner = d.reference or s.practitioner_role = d.reference)
      order by s.role_display, s.unit limit 1
    ) r on true
    left join location_row place on place.id = r.unit
    where split_part(d.reference, '/', 1) = any (${values.add(types, 'text[]')}) and ${has}
    order by d.display, d.reference limit ${values.add(MOST, 'int')}`,
    values,
  );
  return rows.map(({ reference, display, role, unit }) => ({
    reference,
    display,
    birthDate: null,
    mrn: null,
    role,
    unit,
  }));
}

/** A team or a device can be of one patient; the directory does not say of whom. */
async function isVisible(actor: Actor, { reference }: FoundReference, repository: Repository): Promise<boolean> {
  const [type = '', id = ''] = reference.split('/');
  if (readRuleOf(actor, type) === 'all') {
    return true;
  }
  try {
    await repository.readResource(type as ResourceType, id);
    return true;
  } catch (error) {
    if (error instanceof NotVisibleError || error instanceof GoneError) {
      return false;
    }
    throw error;
  }
}
