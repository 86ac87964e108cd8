import type { Actor } from '@/lib/domain/access/actor';
import { HELD_FROM } from '@/lib/domain/task/task-hold';
import { AGENT } from './endpoint-fixture';

/** One part set to one value, as a member of the resource and as the typed value of a FHIRPath Patch. */
type Edit = { path: readonly string[]; value: unknown; typed: object };
/** What a client may not decide: forged in `forged`, and rightly done in `rightful`. `mark` is text that only a forgery leaves. */
export type ForgedPart = {
  what: string;
  actor: Actor;
  mark: string;
  forged: Edit;
  rightful: Edit;
  /** Where the forgery makes sense: `change` needs something that stands, `create` nothing. */
  when?: 'create' | 'change';
  /** Whether it must be refused; otherwise it may be ignored too. */
  isRefused?: boolean;
};

export const NURSE: Actor = {
  ...AGENT,
  username: 'nurse',
  accessRole: 'clinician',
  reference: 'Practitioner/nurse',
  display: 'Nurse',
  handles: ['Practitioner/nurse'],
  scopes: [],
};

const text = (path: readonly string[], value: string, type = 'valueString'): Edit => ({
  path,
  value,
  typed: { [type]: value },
});
const listed = (path: readonly string[], value: object, type: string): Edit => ({
  path,
  value: [value],
  typed: { [type]: value },
});
const described = text(['description'], 'Rightly said');
const tagged = (system: string, code: string) => listed(['meta', 'tag'], { system, code }, 'valueCoding');
const OBSERVATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue';
const LONG_AGO = '1987-06-05T04:03:02.000Z';
const note = (author: object, time: string) => listed(['note'], { ...author, time, text: 'Seen' }, 'valueAnnotation');
const OWN = { authorReference: { reference: NURSE.reference } };
const now = () => new Date().toISOString();

/** Every part of a Task that the server owns, by who could forge it. */
export function forgedParts(): ForgedPart[] {
  return [...ofEverybody(AGENT), ...ofEverybody(NURSE), ...ofPeople()];
}

function ofEverybody(actor: Actor): ForgedPart[] {
  const who = actor === AGENT ? 'an agent' : 'a nurse';
  const part = (what: string, more: Omit<ForgedPart, 'what' | 'actor' | 'rightful'>): ForgedPart => ({
    what: `${what} by ${who}`,
    actor,
    rightful: described,
    ...more,
  });
  return [
    part('the id', { mark: 'id-of-their-own', forged: text(['id'], 'id-of-their-own', 'valueId') }),
    part('the version', { mark: '"98765"', forged: text(['meta', 'versionId'], '98765', 'valueId') }),
    part('the time of the version', {
      mark: LONG_AGO,
      forged: text(['meta', 'lastUpdated'], LONG_AGO, 'valueInstant'),
    }),
    {
      ...part('the mark of a resource that is not whole', {
        mark: '"SUBSETTED"',
        forged: tagged(OBSERVATION, 'SUBSETTED'),
        isRefused: true,
      }),
      rightful: tagged('http://tags.example', 'whole'),
    },
  ];
}

function ofPeople(): ForgedPart[] {
  const part = (what: string, more: Omit<ForgedPart, 'what' | 'actor'>): ForgedPart => ({
    what,
    actor: NURSE,
    ...more,
  });
  const other = { reference: 'Practitioner/somebody-else' };
  return [
    part('the time of the last change', {
      mark: LONG_AGO,
      forged: text(['lastModified'], LONG_AGO, 'valueDateTime'),
      rightful: described,
    }),
    part('when it was asked for', {
      mark: LONG_AGO,
      forged: text(['authoredOn'], LONG_AGO, 'valueDateTime'),
      rightful: described,
    }),
    part('who asked', {
      mark: 'somebody-else',
      isRefused: true,
      forged: { path: ['requester'], value: other, typed: { valueReference: other } },
      rightful: described,
    }),
    part('who wrote a note', {
      mark: 'somebody-else',
      isRefused: true,
      forged: note({ authorReference: other }, now()),
      rightful: note(OWN, now()),
    }),
    part('who wrote a note, as text', {
      mark: 'somebody-else',
      isRefused: true,
      forged: note({ authorString: 'somebody-else' }, now()),
      rightful: note(OWN, now()),
    }),
    part('when a note was written', {
      mark: LONG_AGO,
      isRefused: true,
      forged: note(OWN, LONG_AGO),
      rightful: note(OWN, now()),
    }),
    part('where a hold began', {
      when: 'change',
      mark: '"valueCode":"received"',
      isRefused: true,
      forged: listed(['extension'], { url: HELD_FROM, valueCode: 'received' }, 'valueExtension'),
      rightful: described,
    }),
  ];
}
