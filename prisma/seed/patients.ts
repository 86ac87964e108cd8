import type { AllergyIntolerance, Encounter, Patient } from '@medplum/fhirtypes';
import { bedId, type UnitId } from './places';

/** Why somebody is here; tasks are chosen to fit. */
export type Profile = 'hip' | 'knee' | 'bowel' | 'heart' | 'chest' | 'sugar' | 'stroke' | 'acute' | 'visit';

export type DemoPatient = {
  id: string;
  family: string;
  given: string;
  sex: 'female' | 'male';
  born: string;
  profile: Profile;
  unit: UnitId;
  bed: number | undefined;
  allergies: readonly string[] | undefined;
};

/** family, given, sex, born, profile, allergies: `-` none known, `?` never asked, otherwise what. */
const ROWS: readonly (readonly [string, string, 'f' | 'm', string, Profile, string])[] = [
  ['Okafor', 'Chidi', 'm', '1958-02-03', 'bowel', 'Penicillin'],
  ['Lindqvist', 'Maria', 'f', '1945-07-14', 'hip', 'Penicillin'],
  ['Haugen', 'Per', 'm', '1971-11-22', 'knee', '-'],
  ['Abara', 'Ngozi', 'f', '1939-01-09', 'hip', 'Codeine, Latex'],
  ['Petrova', 'Elena', 'f', '1983-05-30', 'sugar', '?'],
  ['Dubois', 'Marcel', 'm', '1950-09-18', 'hip', '-'],
  ['Sato', 'Hiroshi', 'm', '1947-12-01', 'knee', 'Iodinated contrast'],
  ['Nye', 'Margaret', 'f', '1952-03-27', 'bowel', '-'],
  ['Featherstonehaugh-Montgomery', 'Alexandrina Wilhelmina', 'f', '1936-10-05', 'hip', 'Trimethoprim'],
  ['Rahman', 'Yusuf', 'm', '1964-06-11', 'bowel', '?'],
  ['Brandt', 'Ilse', 'f', '1941-08-23', 'hip', 'Ibuprofen'],
  ["O'Neill", 'Sean', 'm', '1955-04-02', 'knee', '-'],
  ['Costa', 'Beatriz', 'f', '1968-02-16', 'bowel', 'Metoclopramide'],
  ['Johansson', 'Nils', 'm', '1949-05-07', 'hip', '-'],
  ['Mensah', 'Kofi', 'm', '1957-09-29', 'heart', '-'],
  ['Ivanov', 'Dmitri', 'm', '1944-11-13', 'chest', 'Penicillin'],
  ['Garcia', 'Carmen', 'f', '1951-01-21', 'sugar', 'Sulfonamides'],
  ['Nguyen', 'Thi Lan', 'f', '1962-07-08', 'chest', '-'],
  ['Weber', 'Klaus', 'm', '1938-03-15', 'stroke', 'Aspirin'],
  ['Hansen', 'Astrid', 'f', '1946-12-19', 'heart', '?'],
  ['Papadopoulos', 'Nikos', 'm', '1959-10-10', 'sugar', '-'],
  ['Kowalska', 'Anna', 'f', '1948-06-25', 'stroke', '-'],
  ['Ali', 'Fatima', 'f', '1974-04-17', 'chest', 'Clarithromycin'],
  ['Murphy', 'Bridget', 'f', '1943-09-02', 'heart', 'Amiodarone'],
  ['Yilmaz', 'Emre', 'm', '1966-08-06', 'sugar', '-'],
  ['Svensson', 'Karin', 'f', '1954-02-28', 'chest', '-'],
  ['Banda', 'Joseph', 'm', '1979-05-19', 'acute', '?'],
  ['Romano', 'Giulia', 'f', '1990-11-30', 'acute', '-'],
  ['Schmidt', 'Peter', 'm', '1961-01-04', 'acute', 'Penicillin'],
  ['Eriksen', 'Ole', 'm', '1953-07-27', 'acute', '-'],
  ['Chowdhury', 'Ayesha', 'f', '1987-03-12', 'acute', '-'],
  ['Walsh', 'Patrick', 'm', '1972-10-24', 'acute', '?'],
  ['Silva Santos', 'João', 'm', '1969-06-03', 'acute', 'Diclofenac'],
  ['Fernando', 'Nimal', 'm', '1956-12-08', 'acute', '-'],
  ['Bergström', 'Eva', 'f', '1963-09-09', 'visit', '-'],
  ['Tremblay', 'Luc', 'm', '1958-05-22', 'visit', '?'],
  ['Mbeki', 'Thandi', 'f', '1981-02-11', 'visit', '-'],
  ['Horváth', 'Zsófia', 'f', '1975-08-30', 'visit', 'Penicillin'],
  ['Moreau', 'Hélène', 'f', '1947-04-26', 'visit', '-'],
  ['Keller', 'Anton', 'm', '1960-11-17', 'visit', '-'],
];

const UNIT_SIZES: readonly (readonly [UnitId, number])[] = [
  ['ward-3e', 14],
  ['ward-4w', 12],
  ['ward-2n', 8],
  ['clinic', 6],
];

/** The forty patients, each with a bed on the ward of their illness, or a visit to the clinic. */
export function demoPatients(): DemoPatient[] {
  const stays = UNIT_SIZES.flatMap(([unit, size]) =>
    Array.from({ length: size }, (_, index) => ({ unit, bed: unit === 'clinic' ? undefined : index + 1 })),
  );
  return ROWS.map(([family, given, sex, born, profile, allergies], index) => {
    const stay = stays[index] ?? { unit: 'clinic' as const, bed: undefined };
    const known = { '?': undefined, '-': [] as string[] }[allergies];
    const listed = allergies === '?' || allergies === '-' ? known : allergies.split(', ');
    return {
      id: `patient-${String(index + 1).padStart(2, '0')}`,
      family,
      given,
      sex: sex === 'f' ? 'female' : 'male',
      born,
      profile,
      ...stay,
      allergies: listed,
    };
  });
}

const ALLERGY_STATUS = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';
const IDENTIFIER_TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203';

function allergyOf(patient: DemoPatient, text: string, number: number): AllergyIntolerance {
  return {
    resourceType: 'AllergyIntolerance',
    id: `allergy-${patient.id}-${number}`,
    clinicalStatus: { coding: [{ system: ALLERGY_STATUS, code: 'active' }] },
    code:
      text === 'none'
        ? {
            coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }],
            text: 'No known allergy',
          }
        : { text },
    patient: { reference: `Patient/${patient.id}` },
  };
}

/** A patient, the stay, and the allergies: none where nobody has asked yet. */
export function patientRecords(patient: DemoPatient, number: number): (Patient | Encounter | AllergyIntolerance)[] {
  const { id, family, given, sex, born, unit, bed } = patient;
  const record = `437${String(100 + number * 7).padStart(3, '0')}`;
  const person: Patient = {
    resourceType: 'Patient',
    id,
    active: true,
    gender: sex,
    birthDate: born,
    name: [{ use: 'official', family, given: given.split(' ') }],
    identifier: [
      {
        type: { coding: [{ system: IDENTIFIER_TYPE, code: 'MR' }] },
        system: 'https://taskward.health/fhir/NamingSystem/mrn',
        value: record,
      },
    ],
  };
  const stay: Encounter = {
    resourceType: 'Encounter',
    id: `stay-${id}`,
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: unit === 'clinic' ? 'AMB' : 'IMP' },
    subject: { reference: `Patient/${id}` },
    location: [
      { status: 'active', location: { reference: `Location/${bed === undefined ? unit : bedId(unit, bed)}` } },
    ],
  };
  const asked = patient.allergies?.length === 0 ? ['none'] : patient.allergies;
  const allergies = asked ?? [];
  return [person, stay, ...allergies.map((text, index) => allergyOf(patient, text, index + 1))];
}
