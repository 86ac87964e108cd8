import { z } from 'zod';

/** What POST /auth/token takes as a form (RFC 6749 section 4.4.2); the secret may stand in the Basic header instead. */
export const TokenRequest = z.object({
  grant_type: z.string().max(100),
  client_id: z.string().min(1).max(200).optional(),
  client_secret: z.string().min(1).max(256).optional(),
  scope: z.string().max(2000).optional(),
});
export type TokenRequest = z.infer<typeof TokenRequest>;

/** The answer of RFC 6749 section 5.1; `expires_in` counts seconds. */
export const TokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;
