import { Preferences } from '@/lib/domain/access/preferences';
import { savePreferences } from '@/lib/server/access/save-preferences';
import { handle } from '@/lib/server/http/handle';

export const PUT = handle({
  permission: 'signed-in',
  body: Preferences,
  run: ({ actor, body }) => savePreferences(actor, body),
});
