import { ReferenceSearch } from '@/lib/domain/form/reference-search';
import { handle } from '@/lib/server/http/handle';
import { searchReferences } from '@/lib/server/tasks/search-references';

export const POST = handle({
  permission: 'task:act',
  body: ReferenceSearch,
  run: ({ actor, body, now }) => searchReferences(actor, body, { now }),
});
