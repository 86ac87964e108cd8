import { expect, test } from 'vitest';
import { holderWords } from './holder-words';
import type { StoryStep, TaskPage } from './task-page';

const AMIRA = { reference: 'Practitioner/haddad', display: 'Amira Haddad' };
const TOMAS = { reference: 'Practitioner/silva', display: 'Tomás Silva' };
const clock = { now: new Date('2026-03-01T12:00:00Z'), timeZone: 'UTC' };

const step = (at: string, owner: StoryStep['owner']): StoryStep => ({
  version: '1',
  at: `2026-03-01T${at}:00Z`,
  act: 'claim',
  actor: AMIRA,
  from: null,
  to: null,
  owner,
  reason: null,
});
const words = (owner: StoryStep['owner'], story: StoryStep[], mine = false) =>
  holderWords({ row: { owner, mine } as TaskPage['row'], story }, clock);

test('it says who has it since when: since the last time it came to them', () => {
  const story = [
    step('10:00', AMIRA),
    step('09:41', AMIRA),
    step('09:00', TOMAS),
    step('08:00', AMIRA),
    step('07:00', null),
  ];
  expect(words(AMIRA, story)).toBe('Amira Haddad has it since 09:41.');
  expect(words(TOMAS, story.slice(2))).toBe('Tomás Silva has it since 09:00.');
});

test('a task that came with its owner is theirs since the first step that is known', () => {
  expect(words(AMIRA, [step('09:00', AMIRA), step('08:00', AMIRA)])).toBe('Amira Haddad has it since 08:00.');
  expect(words(AMIRA, [])).toBe('Amira Haddad has it.');
});

test('nobody is named where it is the reader’s own or nobody’s', () => {
  expect(words(AMIRA, [step('09:00', AMIRA)], true)).toBeUndefined();
  expect(words(null, [step('09:00', null)])).toBeUndefined();
});
