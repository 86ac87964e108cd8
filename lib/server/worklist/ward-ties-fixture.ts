import type pg from 'pg';

/** How people are tied to the patients whom nobody holds a task about, as the index of searches has it; those that ended tie nobody. */
export const TIES: readonly {
  type: string;
  id: string;
  patient: string;
  person: number;
  index: object;
  ended?: true;
}[] = [
  tie('Encounter', 'e4', 0, { participant: [{ r: 'Practitioner/s0' }] }),
  tie('CareTeam', 'c4', 1, { participant: [{ r: 'PractitionerRole/r1' }], status: [{ c: 'active' }] }),
  tie('Patient', 'p5', 3, { 'general-practitioner': [{ s: 'http://staff.example', c: '3' }] }),
  { ...tie('Encounter', 'e7', 4, { participant: [{ r: 'Practitioner/s4' }] }), ended: true },
  {
    ...tie('CareTeam', 'c5', 0, { participant: [{ r: 'Practitioner/s0' }], status: [{ c: 'inactive' }] }),
    ended: true,
  },
];

function tie(type: string, id: string, number: number, index: object) {
  const patient = `p${id === 'e7' ? 5 : id.slice(1)}`;
  return { type, id, patient, person: number, index: { ...index, patient: [{ r: `Patient/${patient}` }] } };
}

/** Writes the ties as the store would. */
export async function writeTies(pool: pg.Pool): Promise<void> {
  for (const { type, id, index } of TIES) {
    await pool.query(
      `insert into resource (type, id, version, updated, content, search) values ($1, $2, 1, now(), '{}', $3)`,
      [type, id, JSON.stringify(index)],
    );
  }
}
