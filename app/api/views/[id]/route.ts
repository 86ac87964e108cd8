import { ViewChange, ViewDeletion, ViewParams } from '@/lib/domain/worklist/saved-view';
import { handle } from '@/lib/server/http/handle';
import { changeView, deleteView } from '@/lib/server/worklist/save-view';

export const PUT = handle({
  permission: 'view:save',
  params: ViewParams,
  body: ViewChange,
  run: ({ actor, params, body, now }) => changeView(actor, params.id, { ...body, now }),
});

export const DELETE = handle({
  permission: 'view:save',
  params: ViewParams,
  body: ViewDeletion,
  run: ({ actor, params, body, now }) => deleteView(actor, params.id, { ...body, now }),
});
