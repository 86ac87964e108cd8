import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { KindOfActor } from './task-gate.grid';
import { HELD_FROM } from './task-hold';

export const NOW = new Date('2026-03-01T10:00:00Z');
export const A_MINUTE_AGO = '2026-03-01T09:59:00Z';
export const NURSE_ROLE = 'http://snomed.info/sct|224535009';

/** An actor of a kind, of ward 3 except for the outsider. */
export function actor(kind: KindOfActor): Actor {
  const here = kind === 'outsider' ? 'ward-4' : 'ward-3';
  const role = kind === 'same role' || kind === 'owner' ? NURSE_ROLE : 'http://snomed.info/sct|158965000';
  return {
    accountId: kind,
    username: kind,
    accessRole: kind === 'supervisor' ? 'supervisor' : 'clinician',
    reference: 'Practitioner/me',
    display: 'Me',
    handles: ['Practitioner/me'],
    teams: [],
    rolesAtPlaces: [{ role, display: 'Role', unit: here }],
    units: [here],
    scopes: [],
  };
}

/** The task of ward 3, addressed to its nurses, as the grid means it for a kind of actor: whose it is is part of that. */
export function taskBefore(kind: KindOfActor, status: Task['status']): Task {
  const [system, code] = NURSE_ROLE.split('|');
  const owner = {
    owner: 'Practitioner/me',
    'same role': undefined,
    requester: 'Practitioner/other',
    supervisor: 'Practitioner/other',
    outsider: 'Practitioner/other',
  }[kind];
  return {
    resourceType: 'Task',
    id: 't',
    status,
    intent: 'order',
    performerType: [{ coding: [{ system: system ?? '', code: code ?? '' }] }],
    requester: { reference: kind === 'requester' ? 'Practitioner/me' : 'Practitioner/asker' },
    authoredOn: '2026-03-01T08:00:00Z',
    lastModified: A_MINUTE_AGO,
    ...(owner !== undefined && { owner: { reference: owner } }),
    ...(status === 'on-hold' && { extension: [{ url: HELD_FROM, valueCode: 'accepted' }] }),
  };
}
