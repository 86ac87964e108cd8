import { describe, expect, test } from 'vitest';
import { type Command, CommandRegistry } from './command-registry';

const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  group: 'go',
  label: id,
  run: () => undefined,
  ...more,
});
const idsIn = (registry: CommandRegistry) => registry.offered().map(({ id }) => id);

/** A registry with a page on it, and how often its readers were told of a change. */
function shown(...commands: Command[]) {
  const registry = new CommandRegistry();
  const told = { times: 0 };
  registry.subscribe(() => {
    told.times += 1;
  });
  const page = {};
  registry.put(page, commands);
  return { registry, page, told };
}

describe('what the screens offer', () => {
  test('stands in the order of the groups, and goes with the screen', () => {
    const { registry } = shown(command('my-work'));
    const task = {};
    registry.put(task, [command('claim', { group: 'task' }), command('release', { group: 'task' })]);
    expect(idsIn(registry)).toEqual(['claim', 'release', 'my-work']);
    registry.remove(task);
    expect(idsIn(registry)).toEqual(['my-work']);
  });

  test('is not what is not possible now', () => {
    const { registry } = shown(command('claim', { enabled: false }), command('release', { enabled: true }));
    expect(idsIn(registry)).toEqual(['release']);
    expect(registry.find(({ id }) => id === 'claim')).toBeUndefined();
  });

  test('gives way to what the page offers under the same name, whichever came first', () => {
    const shell = command('new-task', { label: 'New task…', fallback: true });
    const page = command('new-task', { label: 'New task for this patient…' });
    for (const [first, second] of [
      [shell, page],
      [page, shell],
    ] as const) {
      const { registry } = shown(first);
      registry.put({}, [second]);
      expect(registry.offered().map(({ label }) => label)).toEqual([page.label]);
    }
  });

  test('falls back while the page cannot do it', () => {
    const { registry } = shown(command('new-task', { label: 'shell', fallback: true }));
    registry.put({}, [command('new-task', { label: 'page', enabled: false })]);
    expect(registry.offered().map(({ label }) => label)).toEqual(['shell']);
  });

  test('tells its readers only of what they can see', () => {
    const { registry, page, told } = shown(command('claim', { detail: 'Wound check' }));
    const before = registry.offered();
    registry.put(page, [command('claim', { detail: 'Wound check' })]);
    expect([told.times, registry.offered() === before]).toEqual([1, true]);
    registry.put(page, [command('claim', { detail: 'Falls risk' })]);
    expect([told.times, registry.offered() === before]).toEqual([2, false]);
  });

  test('runs as it is at that moment, not as it was when it was drawn', () => {
    const ran: string[] = [];
    const { registry, page } = shown(command('claim', { run: () => ran.push('version 1') }));
    const [drawn] = registry.offered();
    registry.put(page, [command('claim', { run: () => ran.push('version 2') })]);
    registry.find(({ id }) => id === drawn?.id)?.run();
    expect(ran).toEqual(['version 2']);
  });
});
