import { z } from 'zod';
import type { Preferences } from '@/lib/domain/access/preferences';
import { sendJson } from './send-json';

/** Keeps how the signed-in person wants their screens, with the account. @throws ApiError */
export function savePreferences(preferences: Preferences): Promise<undefined> {
  return sendJson({ method: 'PUT', path: '/api/account/preferences', body: preferences, answer: z.undefined() });
}
