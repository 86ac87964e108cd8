import * as missed from '@/app/api/events/missed/route';
import * as presence from '@/app/api/presence/route';
import * as action from '@/app/api/tasks/[id]/actions/[verb]/route';
import * as changes from '@/app/api/worklist/changes/route';
import * as worklist from '@/app/api/worklist/route';
import * as fhir from '@/app/fhir/[[...path]]/route';
import { directAnswer } from '@/lib/server/http/direct-answer';

/**
 * The routes that agents and lists call all day, as scripts/lib/web-server.mjs answers them: the handlers of their files
 * under app, without the way through Next, which costs more than most of them. In development Next answers them.
 */
export const answerDirectly = directAnswer({
  '/fhir{/*}?': fhir,
  '/api/events/missed': missed,
  '/api/presence': presence,
  '/api/worklist': worklist,
  '/api/worklist/changes': changes,
  '/api/tasks/:id/actions/:verb': action,
});
