import { HomeChoice } from '@/lib/domain/worklist/saved-view';
import { handle } from '@/lib/server/http/handle';
import { chooseHome } from '@/lib/server/worklist/home-view';

export const PUT = handle({
  permission: 'view:save',
  body: HomeChoice,
  run: ({ actor, body, now }) => chooseHome(actor, { view: body.view, now }),
});
