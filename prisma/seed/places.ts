import type { Location, Organization } from '@medplum/fhirtypes';

export type UnitId = 'ward-3e' | 'ward-4w' | 'ward-2n' | 'clinic';

/** The units of the demo hospital with their number of beds; the clinic has none. */
export const UNITS: readonly { id: UnitId; name: string; bedPrefix: string; beds: number }[] = [
  { id: 'ward-3e', name: 'Ward 3 East', bedPrefix: '3E', beds: 14 },
  { id: 'ward-4w', name: 'Ward 4 West', bedPrefix: '4W', beds: 12 },
  { id: 'ward-2n', name: 'Ward 2 North', bedPrefix: '2N', beds: 8 },
  { id: 'clinic', name: 'Outpatient clinic', bedPrefix: '', beds: 0 },
];

const PHYSICAL_TYPE = 'http://terminology.hl7.org/CodeSystem/location-physical-type';

export function bedId(unit: UnitId, bed: number): string {
  return `bed-${unit.replace('ward-', '')}-${String(bed).padStart(2, '0')}`;
}

function place(
  id: string,
  name: string,
  type: 'wa' | 'bd' | 'bu',
  partOf: string | undefined,
): Location & { id: string } {
  return {
    resourceType: 'Location',
    id,
    status: 'active',
    name,
    physicalType: { coding: [{ system: PHYSICAL_TYPE, code: type }] },
    managingOrganization: { reference: 'Organization/hospital' },
    ...(partOf !== undefined && { partOf: { reference: `Location/${partOf}` } }),
  };
}

/** The hospital, its units and their beds. */
export function places(): (Organization | Location)[] {
  const hospital: Organization = { resourceType: 'Organization', id: 'hospital', active: true, name: 'Demo hospital' };
  const units = UNITS.map(({ id, name, bedPrefix }) => place(id, name, bedPrefix === '' ? 'bu' : 'wa', 'site'));
  const beds = UNITS.flatMap(({ id, bedPrefix, beds: count }) =>
    Array.from({ length: count }, (_, index) =>
      place(bedId(id, index + 1), `${bedPrefix}-${String(index + 1).padStart(2, '0')}`, 'bd', id),
    ),
  );
  return [hospital, place('site', 'Demo hospital, main building', 'bu', undefined), ...units, ...beds];
}
