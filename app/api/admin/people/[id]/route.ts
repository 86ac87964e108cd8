import { PersonChange, PersonParams } from '@/lib/domain/access/person';
import { changePerson } from '@/lib/server/access/change-person';
import { readPerson } from '@/lib/server/access/list-people';
import { handle } from '@/lib/server/http/handle';

export const GET = handle({
  permission: 'people:administer',
  params: PersonParams,
  run: ({ params, now }) => readPerson(params.id, now),
});

export const PATCH = handle({
  permission: 'people:administer',
  params: PersonParams,
  body: PersonChange,
  run: ({ actor, params, body, now }) => changePerson(actor, params.id, { change: body, now }),
});
