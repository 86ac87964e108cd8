import type { Words } from '@/lib/domain/words/said';
import { messageOf } from '@/lib/domain/words/told';
import { ApiError } from './api-error';

/** Why a call failed, to be said: `say(messageIn(error))`. */
export function messageIn(error: Error): Words {
  return error instanceof ApiError ? messageOf(error) : error.message;
}
