import { IdParams } from '@/lib/domain/fhir/id-params';
import { DraftToKeep } from '@/lib/domain/form/form-draft';
import { handle } from '@/lib/server/http/handle';
import { discardDraft, keepDraft } from '@/lib/server/tasks/form-drafts';

export const PUT = handle({
  permission: 'task:act',
  params: IdParams,
  body: DraftToKeep,
  run: ({ actor, params, body, now }) => keepDraft(actor, params.id, body, { now }),
});

export const DELETE = handle({
  permission: 'task:act',
  params: IdParams,
  run: ({ actor, params, now }) => discardDraft(actor, params.id, { now }),
});
