import { ViewSettings } from '@/lib/domain/worklist/saved-view';
import { handle } from '@/lib/server/http/handle';
import { makeView } from '@/lib/server/worklist/save-view';
import { listSavedViews } from '@/lib/server/worklist/saved-views';

export const GET = handle({ permission: 'view:save', run: ({ actor, now }) => listSavedViews(actor, { now }) });

export const POST = handle({
  permission: 'view:save',
  body: ViewSettings,
  status: 201,
  idempotent: true,
  run: ({ actor, body, now }) => makeView(actor, { settings: body, now }),
});
