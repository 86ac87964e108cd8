import { PersonParams } from '@/lib/domain/access/person';
import { enablePerson } from '@/lib/server/access/disable-person';
import { handle } from '@/lib/server/http/handle';

export const POST = handle({
  permission: 'people:administer',
  params: PersonParams,
  run: ({ actor, params, now }) => enablePerson(actor, params.id, now),
});
