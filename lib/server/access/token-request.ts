import 'server-only';
import { TokenRequest } from '@/lib/domain/access/token';
import { issueToken, TokenRefusal } from './tokens';

type Options = { form: Record<string, string>; authorization: string | null; address: string; now: Date };
type Credentials = { clientId: string; secret: string };

/** Answers a token request as RFC 6749 sections 4.4 and 5 say, refusals included. @throws ThrottledError */
export async function answerTokenRequest(options: Options): Promise<Response> {
  try {
    const request = requestOf(options.form);
    const credentials = credentialsOf(request, options.authorization);
    const answer = await issueToken({
      ...credentials,
      scope: request.scope,
      address: options.address,
      now: options.now,
    });
    return Response.json(answer, { headers: { pragma: 'no-cache' } });
  } catch (error) {
    if (!(error instanceof TokenRefusal)) {
      throw error;
    }
    const isUnknown = error.code === 'invalid_client';
    const headers = isUnknown ? { 'www-authenticate': 'Basic realm="Taskward"' } : {};
    return Response.json(
      { error: error.code, error_description: error.message },
      { status: isUnknown ? 401 : 400, headers },
    );
  }
}

function requestOf(form: Record<string, string>): TokenRequest {
  const parsed = TokenRequest.safeParse(form);
  if (!parsed.success) {
    throw new TokenRefusal('invalid_request', 'The request lacks grant_type, or a field is empty or too long.');
  }
  if (parsed.data.grant_type !== 'client_credentials') {
    throw new TokenRefusal('unsupported_grant_type', 'Only client_credentials is given.');
  }
  return parsed.data;
}

/** Body or Basic header, not both (RFC 6749 section 2.3). */
function credentialsOf(
  { client_id: clientId, client_secret: secret }: TokenRequest,
  authorization: string | null,
): Credentials {
  const basic = authorization === null ? undefined : basicOf(authorization);
  if (basic !== undefined && secret !== undefined) {
    throw new TokenRefusal('invalid_request', 'Send the secret in the body or in the header, not in both.');
  }
  if (basic !== undefined) {
    return basic;
  }
  if (clientId === undefined || secret === undefined) {
    throw new TokenRefusal('invalid_client', 'The client must prove itself.');
  }
  return { clientId, secret };
}

/** Both parts are form-encoded inside the Base64 (RFC 6749 section 2.3.1). */
function basicOf(authorization: string): Credentials | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
  const [, id, secret] = /^([^:]{1,200}):(.{1,256})$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (id === undefined || secret === undefined) {
    return undefined;
  }
  const parts = { clientId: formDecoded(id), secret: formDecoded(secret) };
  return parts.clientId.includes('\0') ? undefined : parts;
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
