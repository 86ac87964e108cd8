import { z } from 'zod';
import { Named } from '@/lib/domain/worklist/worklist-row';
import { ACCESS_ROLES } from './actor';

/** What the sign-in form sends. */
export const SignIn = z.strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(256) });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in, as the shell shows it, and when the session locks. Times are ISO instants. */
export const SessionAnswer = z.object({
  username: z.string(),
  display: z.string(),
  accessRole: z.enum(ACCESS_ROLES),
  reference: z.string(),
  roles: z.array(z.string()),
  units: z.array(Named),
  shiftEndsAt: z.string().nullable(),
  mustChangePassword: z.boolean(),
  idleMinutes: z.number(),
  expiresAt: z.string(),
  demo: z.boolean(),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;
