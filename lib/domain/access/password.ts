import { z } from 'zod';
import { words } from '@/lib/domain/words/said';

/** In characters. */
export const PASSWORD_LENGTH = { shortest: 12, longest: 256 } as const;
const FEWEST_DIFFERENT = 5;

/** A password that somebody chooses: long, not one sign over and over; any character may stand in it. */
export const NewPassword = z
  .string()
  .min(PASSWORD_LENGTH.shortest, words('Use at least 12 characters; a short sentence works well.'))
  .max(PASSWORD_LENGTH.longest, words('Use at most 256 characters.'))
  .refine((password) => new Set(password).size >= FEWEST_DIFFERENT, words('Use more than a few different characters.'));
export type NewPassword = z.infer<typeof NewPassword>;

/** Changing one's own password. */
export const PasswordChange = z.strictObject({ current: z.string().min(1).max(256), password: NewPassword });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** Whether a password gives itself away: it is, or holds, the name it belongs to or the name of the product. */
export function isGuessable(password: string, username: string): boolean {
  const plain = password.toLowerCase();
  return plain.includes('taskward') || (username.length >= 3 && plain.includes(username.toLowerCase()));
}
