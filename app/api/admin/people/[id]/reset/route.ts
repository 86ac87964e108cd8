import { PersonParams } from '@/lib/domain/access/person';
import { resetPerson } from '@/lib/server/access/reset-person';
import { handle } from '@/lib/server/http/handle';

export const POST = handle({
  permission: 'people:administer',
  params: PersonParams,
  run: ({ actor, params, now }) => resetPerson(actor, params.id, now),
});
