import 'server-only';
import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { isGuessable, NewPassword } from '@/lib/domain/access/password';
import { InputError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';

/** Argon2id (the library's default kind) as OWASP's password storage cheat sheet asks: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let nobody: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Whether the password is right. Without a stored hash the same work is done and the answer is no. */
export async function isPasswordRight(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(32).toString('base64'));
  const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'));
  return matches && stored !== undefined;
}

/** Whether a hash was made at another cost than today's and should be made again at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}

/** The hash of a password that somebody chose. @throws InputError (422) when it is too short or gives itself away. */
export async function hashChosenPassword(password: string, username: string): Promise<string> {
  const parsed = NewPassword.safeParse(password);
  const faults = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  if (isGuessable(password, username)) {
    faults.push(words('Leave out your user name and the name of this product.'));
  }
  if (faults.length > 0) {
    throw new InputError(words('Choose another password.'), {
      status: 422,
      fields: faults.map((message) => ({ field: 'password', message })),
    });
  }
  return hashPassword(password);
}
