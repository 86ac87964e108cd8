'use client';

import type { Command } from '@/lib/client/command-registry';
import { useCommands } from '@/lib/client/use-commands';
import type { AccessRole } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { CONTRASTS, DENSITIES, TEXT_SIZES, THEMES } from '@/lib/domain/access/preferences';
import { searchOfView, viewWords } from '@/lib/domain/worklist/view-words';
import { FIND_WORDS } from './found-words';
import { NAVIGATION_VIEWS, teamLinksOf } from './navigation-items';
import { usePreferences } from './preferences-context';
import type { Windows } from './shell-windows';
import { useGo } from './use-go';
import type { SignOut } from './use-sign-out';

type Shell = { accessRole: AccessRole; windows: Windows; signOut: SignOut };

/** What can be done on every page: views and pages, a new task, help, appearance, leaving. */
export function useShellCommands({ accessRole, windows, signOut }: Shell) {
  const go = useGo();
  useCommands([
    ...placesOf(accessRole, go),
    {
      id: 'new-task',
      group: 'list',
      label: 'New task…',
      words: 'make create request',
      fallback: true,
      enabled: hasPermission({ accessRole }, 'task:create'),
      run: windows.newTask.open,
    },
    { id: 'find', group: 'account', label: FIND_WORDS, listKey: 'find', run: windows.menu.open },
    { id: 'help', group: 'account', label: 'Help with this page', run: windows.help.open },
    {
      id: 'keys',
      group: 'account',
      label: 'Keys',
      words: 'keyboard shortcuts help',
      listKey: 'help',
      run: windows.keys.open,
    },
    {
      id: 'password',
      group: 'account',
      label: 'Change your password',
      run: () => go('/account/password'),
    },
    { id: 'sign-out', group: 'account', label: 'Sign out', words: 'leave log off', run: () => signOut.mutate() },
  ]);
  useAppearanceCommands();
}

function placesOf(accessRole: AccessRole, go: (href: string) => void): readonly Command[] {
  return [
    ...NAVIGATION_VIEWS.map((view) => ({
      id: `view.${view}`,
      group: 'go' as const,
      label: viewWords(view, accessRole),
      run: () => go(`/worklist?${searchOfView(view)}`),
    })),
    ...teamLinksOf(accessRole).map(({ href, label }) => ({
      id: `page.${href}`,
      group: 'go' as const,
      label,
      run: () => go(href),
    })),
  ];
}

/** One command for each other look; the one that is set is not offered. */
function useAppearanceCommands() {
  const { preferences, change } = usePreferences();
  const choices = [
    ...choicesOf('theme', 'Colours', THEMES),
    ...choicesOf('contrast', 'Contrast', CONTRASTS),
    ...choicesOf('textSize', 'Text size', TEXT_SIZES),
    ...choicesOf('density', 'Rows and buttons', DENSITIES),
  ];
  useCommands([
    ...choices.map(({ name, value, label }) => ({
      id: `look.${name}.${value}`,
      group: 'look' as const,
      label,
      words: 'appearance theme mode density',
      enabled: preferences[name] !== value,
      run: () => change({ [name]: value }),
    })),
    {
      id: 'list-keys',
      group: 'look',
      label: preferences.listKeys ? 'List keys: off' : 'List keys: on',
      words: 'keyboard shortcuts single',
      run: () => change({ listKeys: !preferences.listKeys }),
    },
  ]);
}

function choicesOf<Name extends 'theme' | 'contrast' | 'textSize' | 'density'>(
  name: Name,
  title: string,
  options: readonly { value: string; label: string }[],
) {
  return options.map(({ value, label }) => ({ name, value, label: `${title}: ${label}` }));
}
