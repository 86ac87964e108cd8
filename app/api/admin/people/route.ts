import { NewPerson } from '@/lib/domain/access/person';
import { listPeople } from '@/lib/server/access/list-people';
import { makePerson } from '@/lib/server/access/make-person';
import { handle } from '@/lib/server/http/handle';

export const GET = handle({ permission: 'people:administer', run: ({ now }) => listPeople(now) });

export const POST = handle({
  permission: 'people:administer',
  body: NewPerson,
  status: 201,
  run: ({ actor, body, now }) => makePerson(actor, body, now),
});
