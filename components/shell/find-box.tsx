'use client';

import { Search } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { FIND_WORDS } from './found-words';

/** What opens the command menu: a box where there is room, else a picture. */
export function FindBox({ onOpen }: { onOpen: () => void }) {
  const keys = useMenuKeys();
  return (
    <div className="@container min-w-control flex-1">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={onOpen}
        className="hidden min-h-control w-full max-w-xl items-center gap-3 rounded-md border border-line-control bg-canvas px-3 text-left text-ink-3 text-sm hover:bg-sunken @[18rem]:flex"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate">{FIND_WORDS}</span>
        <kbd className="shrink-0 rounded-sm border border-line-control bg-surface px-1.5 font-sans text-ink-2 text-xs">
          {keys}
        </kbd>
      </button>
      <IconButton
        label={FIND_WORDS}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="@[18rem]:hidden"
        onClick={onOpen}
      >
        <Search aria-hidden="true" className="size-5" />
      </IconButton>
    </div>
  );
}

/** `Ctrl K`, or `⌘ K` on the devices that have that key. */
export function useMenuKeys(): string {
  return useSyncExternalStore(
    () => () => undefined,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'),
    () => 'Ctrl K',
  );
}
