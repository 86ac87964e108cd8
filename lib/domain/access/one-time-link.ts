import { z } from 'zod';
import { NewPassword } from './password';
import { Username } from './person';

/** What a one-time link can be for: making the first administrator of a site, or setting a password. */
export const LINK_PURPOSES = ['first-admin', 'set-password'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** The secret of a one-time link. It stands behind the `#` of the page and travels in a body, so that no log holds it. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'the secret of a one-time link');

/** Asks what a link is for, before anything is typed. */
export const LinkQuestion = z.strictObject({ token: LinkToken });
export type LinkQuestion = z.infer<typeof LinkQuestion>;

/** What a link is for; `username` and `display` are null when it makes the first administrator. */
export const LinkAnswer = z.object({
  purpose: z.enum(LINK_PURPOSES),
  username: z.string().nullable(),
  display: z.string().nullable(),
  expiresAt: z.string(),
});
export type LinkAnswer = z.infer<typeof LinkAnswer>;

/** Uses a link: sets a password, and for the first administrator also says who that is. */
export const LinkUse = z.strictObject({
  token: LinkToken,
  password: NewPassword,
  username: Username.optional(),
  display: z.string().trim().min(1).max(200).optional(),
});
export type LinkUse = z.infer<typeof LinkUse>;

/** Whose password now stands; the screen goes on to sign-in with it. */
export const LinkUsed = z.object({ username: z.string() });
export type LinkUsed = z.infer<typeof LinkUsed>;
