'use client';

import { useEffect, useEffectEvent } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import { isCovered, isTyping } from '@/components/ui/typing';
import { commandRegistry } from '@/lib/client/command-registry';
import { listKeysOf } from '@/lib/domain/access/preferences';
import { listKeyActOf } from '@/lib/domain/worklist/list-keys';
import { usePreferences } from './preferences-context';

/**
 * Ctrl or ⌘ and K opens the command menu. For whoever has list keys on, single keys run the command that has theirs: never
 * while something is typed, under a window, or while the menu is on its way (WCAG 2.1.4).
 */
export function useHotKeys({ onMenu, isMenuComing }: { onMenu: () => void; isMenuComing: boolean }) {
  const announce = useAnnounce();
  const { preferences } = usePreferences();

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) {
      return;
    }
    if (isMenuStroke(event)) {
      event.preventDefault();
      pressMenu(event.repeat);
    } else if (preferences.listKeys) {
      pressListKey(event);
    }
  });

  function pressMenu(isRepeat: boolean) {
    if (!isCovered()) {
      onMenu();
    } else if (!isRepeat) {
      announce('Close what is open first.');
    }
  }

  function pressListKey(event: KeyboardEvent) {
    if (isMenuComing || isTyping(event.target) || isCovered()) {
      return;
    }
    const act = listKeyActOf(event, listKeysOf(preferences));
    const command = act === undefined ? undefined : commandRegistry.find(({ listKey }) => listKey === act);
    if (command !== undefined) {
      event.preventDefault();
      command.run();
    }
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isMenuStroke({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey && !isComposing;
}
