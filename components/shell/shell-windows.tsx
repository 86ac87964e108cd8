'use client';

import { useEffect, useEffectEvent } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useLazyWindow } from './use-lazy-window';

const loadMenu = async () => (await import('./command-menu')).CommandMenu;
const loadKeys = async () => (await import('./keys-dialog')).KeysDialog;
const loadHelp = async () => (await import('./page-help-dialog')).PageHelpDialog;
const loadNewTask = async () => (await import('@/components/new-task/new-task-dialog')).NewTaskDialog;

export type Windows = ReturnType<typeof useWindows>;

/** The windows that can be opened from every page; their code comes when it is needed. */
export function useWindows() {
  const menu = useLazyWindow(loadMenu);
  const keys = useLazyWindow(loadKeys);
  const help = useLazyWindow(loadHelp);
  const newTask = useLazyWindow(loadNewTask);
  const prepare = useEffectEvent(() => menu.prepare());
  // Whoever presses Ctrl K and types on must not wait for code: it is fetched once the page itself is done.
  useEffect(() => {
    const timer = setTimeout(prepare, PREPARE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return { menu, keys, help, newTask };
}

const PREPARE_MILLISECONDS = 2000;

/** Draws those that are open. */
export function ShellWindows({ windows, withPatients }: { windows: Windows; withPatients: boolean }) {
  const { menu, keys, help, newTask } = windows;
  const failed = [menu, keys, help, newTask].find(({ hasFailed }) => hasFailed);
  return (
    <>
      {failed === undefined ? null : (
        <Banner
          tone="error"
          role="alert"
          title="The window could not be loaded."
          actions={
            <>
              <Button onClick={failed.open}>Try again</Button>
              <Button onClick={failed.close}>Close</Button>
            </>
          }
        >
          Check the connection, then try again. Nothing was changed.
        </Banner>
      )}
      {menu.Window === undefined ? null : (
        <menu.Window open={menu.isOpen} onClose={menu.close} withPatients={withPatients} />
      )}
      {keys.Window === undefined ? null : <keys.Window open={keys.isOpen} onClose={keys.close} />}
      {help.Window === undefined ? null : <help.Window open={help.isOpen} onClose={help.close} />}
      {newTask.Window === undefined ? null : (
        <newTask.Window open={newTask.isOpen} onOpenChange={(open) => (open ? undefined : newTask.close())} />
      )}
    </>
  );
}
