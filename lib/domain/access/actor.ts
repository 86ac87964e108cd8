/** What a signed-in person or an agent may do at all, before any task is looked at. */
export const ACCESS_ROLES = ['clinician', 'supervisor', 'manager', 'auditor', 'admin', 'agent'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** A clinical role as `system|code`, held at a unit (Location id) or, without one, anywhere. */
export type RoleAtPlace = { role: string; display: string; unit: string | undefined };

/** The request somebody makes: its id (`X-Request-Id`), and the network address it came from where that is known. */
export type Asking = { requestId: string; address: string | undefined };

/** Who acts: made once per request from the session or the token, then passed down as an argument. */
export type Actor = {
  accountId: string;
  username: string;
  accessRole: AccessRole;
  /** The reference stamped on writes: `Practitioner/…` for people, `Device/…` for agents. */
  reference: string;
  display: string;
  /** Every reference under which work is mine: Practitioner, its PractitionerRoles, `identifier:system|value`. */
  handles: readonly string[];
  /** CareTeam, Organization and HealthcareService references I belong to. */
  teams: readonly string[];
  rolesAtPlaces: readonly RoleAtPlace[];
  /** Location ids of the units where I work; for a supervisor the units supervised. */
  units: readonly string[];
  /** SMART scopes of an agent, such as `system/*.cruds`; empty for people. */
  scopes: readonly string[];
  /** The organisation in whose name the actor works, where exactly one is known. */
  onBehalfOf?: { reference: string; display: string } | undefined;
  /** Absent for what Taskward does by itself. */
  asking?: Asking;
};
