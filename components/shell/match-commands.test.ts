import { expect, test } from 'vitest';
import type { Command } from '@/lib/client/command-registry';
import { matchCommands } from './match-commands';

const command = (id: string, label: string, more: Partial<Command> = {}): Command => ({
  id,
  group: 'task',
  label,
  run: () => undefined,
  ...more,
});

const COMMANDS = [
  command('claim', 'Claim', { detail: 'Wound check · LINDQVIST, Maria' }),
  command('reassign', 'Hand over…', { words: 'Hand this task over' }),
  command('done', 'Done today', { words: 'view list' }),
];
const found = (text: string) => matchCommands(COMMANDS, text).map(({ id }) => id);

test.each([
  ['', ['claim', 'reassign', 'done']],
  ['  ', ['claim', 'reassign', 'done']],
  ['hand', ['reassign']],
  ['OVER hand', ['reassign']],
  ['tod', ['done']],
  ['list done', ['done']],
  ['laim', []],
  ['hand claim', []],
])('%j finds %j', (text, ids) => {
  expect(found(text)).toEqual(ids);
});

test('the name of a patient finds no act on the open task: Enter would do it', () => {
  expect(found('lindqvist')).toEqual([]);
  const byDetail = COMMANDS.filter(({ detail = '' }) => detail.toLowerCase().includes('lindqvist'));
  expect(
    byDetail.map(({ id }) => id),
    'searching what it is about would find one',
  ).toEqual(['claim']);
});
