import { TokenAnswer } from '@/lib/domain/access/token';
import { CLIENT, USERNAME, type Ward } from './ward';

/** The application that is measured, the session of the first nurse and the token of the agent. */
export type Site = { url: string; cookie: string; token: string };

/** Signs the nurse and the agent in once; a site that is not on this machine is refused, because load goes nowhere else. */
export async function signIn(url: string, { password, secret }: Ward): Promise<Site> {
  if (new URL(url).hostname !== '127.0.0.1') {
    throw new Error('The benchmark goes to 127.0.0.1 alone.');
  }
  return { url, cookie: await sessionOf(url, { username: USERNAME, password }), token: await tokenOf(url, secret) };
}

/** Signs somebody in; answers the cookie of the session. */
export async function sessionOf(url: string, person: { username: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined) {
    throw new Error(`The benchmark cannot sign in: status ${answer.status}.`);
  }
  return cookie;
}

async function tokenOf(url: string, secret: string): Promise<string> {
  const answer = await fetch(`${url}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: CLIENT.clientId, client_secret: secret }),
  });
  if (!answer.ok) {
    throw new Error(`The agent of the benchmark gets no token: status ${answer.status}.`);
  }
  return TokenAnswer.parse(await answer.json()).access_token;
}
