import type { Browser } from '@playwright/test';
import type { Signed } from './browser';
import { benchClaimShown } from './claim-shown';
import { benchFirstRow, type LoadedPage } from './first-row';
import { benchInteractions } from './interactions';
import { OPEN_TASKS, type Watchers } from './million';
import { benchOtherBrowser } from './other-browser';
import type { PlainSite } from './plain-site';
import { print } from './report';
import { benchScriptWeight } from './script-weight';
import { benchScrolling } from './scrolling';
import { idOfTask } from './ward';

type Screens = { browser: Browser; url: string; watchers: Watchers; plain: PlainSite; times: number };

/** Prints the list as the browser has it (P12 to P17), each figure beside a baseline of the same run; pages are loaded so many `times`. */
export async function benchListScreens({ browser, url, watchers, plain, times }: Screens): Promise<void> {
  const nurse: Signed = { url, cookie: watchers.nurse };
  const colleague: Signed = { url, cookie: watchers.colleague };
  const manager: Signed = { url, cookie: watchers.manager };
  const empty = { label: 'an empty page of the same server', site: { url }, path: '/nowhere' };
  const unclaimed = { site: nurse, path: '/worklist?owner=none' };

  await benchScriptWeight(browser, [
    { label: 'worklist', ...unclaimed },
    { label: 'task', site: nurse, path: `/tasks/${idOfTask(0)}` },
    { label: 'board', site: manager, path: '/board' },
    { label: 'dashboard', site: manager, path: '/dashboard' },
    empty,
  ]);
  print();
  const measured: LoadedPage[] = [
    { label: 'nurse, unclaimed', ...unclaimed, usable: 'first-row' },
    { label: `manager, all ${OPEN_TASKS}`, site: manager, path: '/worklist?owner=any', usable: 'first-row' },
  ];
  const beside: LoadedPage[] = [
    { ...empty, label: 'an empty page of the same server, loaded', usable: 'load' },
    { label: 'a plain list of 50 rows, loaded', site: plain, path: '/list', usable: 'load' },
  ];
  await benchFirstRow(browser, { measured, beside, times });
  print();
  await benchInteractions(browser, nurse, { plain, times: Math.ceil(times / 2) });
  print();
  await benchClaimShown(browser, { nurse, colleague }, plain);
  print();
  await benchOtherBrowser(browser, { nurse, colleague }, plain);
  print();
  await benchScrolling(browser, manager, plain);
}
