import { z } from 'zod';
import { RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { words } from '@/lib/domain/words/said';
import { Named } from '@/lib/domain/worklist/worklist-row';
import type { AccessRole } from './actor';

/** What somebody types to sign in; compared without regard to case. */
export const Username = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u, words('two to 64 letters, digits, or . _ @ -'));

const Display = z.string().trim().min(1, 'a name').max(200);
const PractitionerReference = z.string().regex(/^Practitioner\/[A-Za-z0-9\-.]{1,64}$/, 'a Practitioner reference');
const Unit = z.string().regex(RESOURCE_ID, 'the logical id of a Location');

/** The access roles a person can be given; agents are clients, not people. */
export const PERSON_ACCESS_ROLES = [
  'clinician',
  'supervisor',
  'manager',
  'auditor',
  'admin',
] as const satisfies readonly AccessRole[];
export const PersonAccessRole = z.enum(PERSON_ACCESS_ROLES);
export type PersonAccessRole = z.infer<typeof PersonAccessRole>;

/** A clinical role held at a unit; without a unit it is held anywhere. `role` is `system|code`. */
export const HeldRole = z.strictObject({
  role: z.string().min(1).max(300),
  display: z.string().trim().min(1).max(200),
  unit: Unit.nullable(),
});
export type HeldRole = z.infer<typeof HeldRole>;

/** How far somebody has come: no password yet, a link still waiting to be used, able to sign in, or disabled. */
export const ACCOUNT_STATES = ['invited', 'link-expired', 'active', 'disabled'] as const;

/** One line of the administration of people. Times are ISO instants. */
export const Person = z.object({
  id: z.string(),
  /** Of what can be changed on it; a change names the one that was seen. */
  version: z.string(),
  username: z.string(),
  display: z.string(),
  accessRole: PersonAccessRole,
  state: z.enum(ACCOUNT_STATES),
  practitioner: Named.nullable(),
  roles: z.array(z.object({ role: z.string(), display: z.string(), unit: Named.nullable() })),
  /** Units given to the account itself; a supervisor supervises these and the units of the roles. */
  units: z.array(Named),
  openSessions: z.number().int(),
  lastSeenAt: z.string().nullable(),
  createdAt: z.string(),
});
export type Person = z.infer<typeof Person>;

/** Everybody with an account, and what the forms choose from. */
export const People = z.object({
  people: z.array(Person),
  practitioners: z.array(Named),
  units: z.array(Named),
  roles: z.array(z.object({ role: z.string(), display: z.string() })),
});
export type People = z.infer<typeof People>;

/** A new account. Without `practitioner` a Practitioner is made with the same name; `roles` become its PractitionerRoles. */
export const NewPerson = z.strictObject({
  username: Username,
  display: Display,
  accessRole: PersonAccessRole,
  practitioner: PractitionerReference.optional(),
  roles: z.array(HeldRole).max(50).optional(),
  units: z.array(Unit).max(200).default([]),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** What changes on an account; what is not named stays. `roles` replaces the roles the Practitioner holds. */
export const PersonChange = z.strictObject({
  seenVersion: z.string().min(1).max(64),
  display: Display.optional(),
  accessRole: PersonAccessRole.optional(),
  practitioner: PractitionerReference.nullable().optional(),
  roles: z.array(HeldRole).max(50).optional(),
  units: z.array(Unit).max(200).optional(),
});
export type PersonChange = z.infer<typeof PersonChange>;

/** A person with the link that lets them choose a password: shown once, never stored in the clear. */
export const PersonWithLink = z.object({ person: Person, link: z.object({ url: z.string(), expiresAt: z.string() }) });
export type PersonWithLink = z.infer<typeof PersonWithLink>;

/** The id of an account in a path. */
export const PersonParams = z.object({ id: z.uuid() });
