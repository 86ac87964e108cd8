import { z } from 'zod';
import { LinkAnswer, type LinkUse, LinkUsed } from '@/lib/domain/access/one-time-link';
import type { PasswordChange } from '@/lib/domain/access/password';
import { SessionAnswer, type SignIn } from '@/lib/domain/access/session';
import { sendJson } from './send-json';

/** Starts a session; its cookie is out of the reach of scripts. @throws ApiError */
export function signIn(body: SignIn): Promise<SessionAnswer> {
  return sendJson({ path: '/api/session', body, answer: SessionAnswer });
}

/** What a one-time link is for. @throws ApiError 404 when it was used or ran out */
export function askLink(token: string): Promise<LinkAnswer> {
  return sendJson({ path: '/api/one-time-links/question', body: { token }, answer: LinkAnswer });
}

/** Sets the password behind a one-time link. @throws ApiError */
export function followLink(body: LinkUse): Promise<LinkUsed> {
  return sendJson({ path: '/api/one-time-links', body, answer: LinkUsed });
}

/** Changes one's own password. @throws ApiError */
export function changePassword(body: PasswordChange): Promise<undefined> {
  return sendJson({ path: '/api/account/password', body, answer: z.undefined() });
}
