import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { grantedScopes } from '@/lib/domain/access/smart-scope';
import type { TokenAnswer } from '@/lib/domain/access/token';
import { pool } from '@/lib/server/database/pool';
import { isPasswordRight } from './passwords';
import { recordAccessEvent } from './record-access-event';
import { digestOf, newSecret } from './secrets';
import { tryThrottled } from './throttle';

const LIFETIME_SECONDS = 3600;

/** Why no token was given, by its name in RFC 6749 section 5.2. */
export class TokenRefusal extends Error {
  readonly code: 'invalid_client' | 'invalid_scope' | 'invalid_request' | 'unsupported_grant_type';
  constructor(code: TokenRefusal['code'], message: string) {
    super(message);
    this.name = 'TokenRefusal';
    this.code = code;
  }
}

type ClientRow = {
  client_id: string;
  secret_hash: string;
  display: string;
  device: string;
  scopes: string[];
  disabled_at: Date | null;
};

/** Gives a client that proves itself an opaque token for an hour. @throws TokenRefusal, ThrottledError */
export async function issueToken(options: {
  clientId: string;
  secret: string;
  scope: string | undefined;
  address: string;
  now: Date;
}): Promise<TokenAnswer> {
  const { clientId, secret, scope, address, now } = options;
  const client = await clientOf(clientId);
  const who = client && { reference: client.device, display: client.display };
  const proven = await tryThrottled({ account: `client:${clientId}`, address, now }, async () =>
    (await isPasswordRight(client?.disabled_at === null ? client.secret_hash : undefined, secret)) ? client : undefined,
  );
  await recordAccessEvent({ kind: 'token-issued', succeeded: proven !== undefined, who, address, now });
  if (proven === undefined) {
    throw new TokenRefusal('invalid_client', 'The client or its secret is not right.');
  }
  const scopes = grantedScopes(scope, proven.scopes);
  if (scopes === undefined) {
    throw new TokenRefusal('invalid_scope', 'The client may have none of these scopes.');
  }
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + LIFETIME_SECONDS * 1000);
  await pool().query(
    `with outdated as (delete from access_token where expires_at <= $4)
     insert into access_token (id, client_id, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
    [token.id, clientId, scopes, now, expiresAt],
  );
  return { access_token: token.secret, token_type: 'Bearer', expires_in: LIFETIME_SECONDS, scope: scopes.join(' ') };
}

async function clientOf(clientId: string): Promise<ClientRow | undefined> {
  const { rows } = await pool().query<ClientRow>('select * from client where client_id = $1', [clientId]);
  return rows[0];
}

const READ_TOKEN = {
  name: 'read_token',
  text: `
    select c.client_id, c.display, c.device, t.scopes,
      array(select i.handle from staff_identifier i where i.reference = c.device) as identifiers,
      o.reference as owner, coalesce(o.display, o.reference) as owner_display
    from access_token t join client c on c.client_id = t.client_id
    left join lateral (
      select d.content::jsonb#>>'{owner,reference}' as reference,
        coalesce(s.display, d.content::jsonb#>>'{owner,display}') as display
      from resource d left join staff_row s on s.reference = d.content::jsonb#>>'{owner,reference}'
      where d.type = 'Device' and d.id = substr(c.device, 8) and not d.deleted
    ) o on c.device like 'Device/%' 
    where t.id = $1 and t.expires_at > $2 and c.disabled_at is null`,
};
type TokenRow = {
  client_id: string;
  display: string;
  device: string;
  scopes: string[];
  identifiers: string[];
  owner: string | null;
  owner_display: string;
};

/** The agent behind a token, in the name of the owner of its Device, unless it ran out or its client is disabled. */
export async function actorOfToken({ token, now }: { token: string; now: Date }): Promise<Actor | undefined> {
  const { rows } = await pool().query<TokenRow>({ ...READ_TOKEN, values: [digestOf(token), now] });
  const row = rows[0];
  return (
    row && {
      accountId: `client:${row.client_id}`,
      username: row.client_id,
      accessRole: 'agent',
      reference: row.device,
      display: row.display,
      handles: [row.device, ...row.identifiers],
      teams: [],
      rolesAtPlaces: [],
      units: [],
      scopes: row.scopes,
      ...(row.owner !== null && { onBehalfOf: { reference: row.owner, display: row.owner_display } }),
    }
  );
}
