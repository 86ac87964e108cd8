'use client';

import { CircleHelp } from 'lucide-react';
import { Menu, MenuAct, MenuNote, MenuSeparator } from '@/components/ui/menu';
import { useMenuKeys } from './find-box';
import { FIND_WORDS } from './found-words';
import type { Windows } from './shell-windows';

/** Help stands in one place on every page (WCAG 3.2.6), also for whoever has no list keys. */
export function HelpMenu({ windows: { menu, keys, help }, version }: { windows: Windows; version: string }) {
  return (
    <Menu
      label="Help"
      variant="quiet"
      align="end"
      shape="icon"
      trigger={<CircleHelp aria-hidden="true" className="size-5" />}
    >
      <MenuAct onPress={help.open}>Help with this page</MenuAct>
      <MenuAct onPress={keys.open}>Keys</MenuAct>
      <MenuAct keys={useMenuKeys()} onPress={menu.open}>
        {FIND_WORDS}
      </MenuAct>
      <MenuSeparator />
      <MenuNote>Taskward {version}</MenuNote>
    </Menu>
  );
}
