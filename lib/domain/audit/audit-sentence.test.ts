import { expect, test } from 'vitest';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { AuditRow } from './audit-search';
import { auditSentence } from './audit-sentence';

const ROW: AuditRow = {
  ...{ id: 'e', position: 1, at: '2026-03-10T09:41:00Z', kind: 'read', succeeded: true, interaction: 'read' },
  ...{ act: null, rule: null, about: null, aboutWords: null, task: null, patient: null, query: null, until: null },
  ...{ address: null, requestId: null, actor: { reference: 'Practitioner/haddad', display: 'Amira Haddad' } },
};
const WOUND = { id: 't', title: 'Wound check' };
const PATIENT = {
  ...{
    reference: 'Patient/p1',
    display: 'LINDQVIST, Maria',
    id: 'p1',
    birthDate: null,
    mrn: null,
    bed: null,
    unit: null,
  },
};

const SENTENCES: readonly (readonly [string, Partial<AuditRow>])[] = [
  [
    'Amira Haddad claimed Wound check; allowed by task.claim',
    { kind: 'changed', act: 'claim', interaction: 'update', task: WOUND },
  ],
  [
    'Amira Haddad put Wound check on hold; allowed by task.hold',
    { kind: 'changed', act: 'hold', interaction: 'update', task: WOUND },
  ],
  [
    'Amira Haddad made Questionnaire/q',
    { kind: 'changed', act: 'create', interaction: 'create', about: 'Questionnaire/q/_history/1' },
  ],
  [
    'Amira Haddad changed Patient/p2',
    { kind: 'changed', act: 'amend', interaction: 'update', about: 'Patient/p2/_history/2' },
  ],
  [
    'Amira Haddad removed a task that is gone; allowed by task.delete',
    { kind: 'changed', act: 'delete', task: { id: 't', title: null } },
  ],
  ['Amira Haddad read Wound check', { task: WOUND }],
  ['Amira Haddad read the page of a patient', { about: 'Patient/p1', patient: PATIENT }],
  ['Amira Haddad read version 3 of Wound check', { interaction: 'vread', about: 'Task/t/_history/3', task: WOUND }],
  ['Amira Haddad read the history of Wound check', { interaction: 'history-instance', task: WOUND }],
  ['Amira Haddad read the history of Task/_history', { interaction: 'history-type', query: 'Task/_history' }],
  ['Amira Haddad had Wound check validated', { interaction: 'operation', task: WOUND }],
  ['Amira Haddad looked at a list of tasks (owner: me)', { interaction: 'search-type', query: 'worklist?owner=me' }],
  [
    'Amira Haddad looked at the board (unit: Location/w)',
    { interaction: 'search-type', query: 'board?unit=Location%2Fw' },
  ],
  ['Amira Haddad searched Patient (text: lind)', { interaction: 'search-type', query: 'Patient?text=lind' }],
  ['Amira Haddad searched the audit (kind: read)', { interaction: 'search-type', query: 'audit?kind=read' }],
  [
    'Amira Haddad was refused: to change Wound check; refused by task.complete.who',
    { kind: 'refused', succeeded: false, interaction: 'update', rule: 'task.complete.who', task: WOUND },
  ],
  ['Somebody unknown tried to sign in; failed', { kind: 'access', act: 'sign-in', succeeded: false, actor: null }],
  [
    'Amira Haddad disabled an account of Jonas Weber',
    { kind: 'access', act: 'account-disabled', aboutWords: 'Jonas Weber' },
  ],
];

test.each(SENTENCES)('%s', (sentence, row) => {
  const { sentence: told, how } = auditSentence({ ...ROW, ...row });
  expect(`${inEnglish(told)}${how === undefined ? '' : `; ${inEnglish(how)}`}`).toBe(sentence);
});
