import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits to hand out, and the digest under which it is stored. */
export function newSecret(): { secret: string; id: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, id: digestOf(secret) };
}

/** SHA-256 suffices for what is random; what people choose is hashed in passwords.ts. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
