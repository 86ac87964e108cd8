'use client';

import { useSearchParams } from 'next/navigation';
import { type MouseEvent, useCallback, useMemo } from 'react';
import { hrefOf, type Place, placeOf, WorklistAddress } from '@/lib/domain/worklist/worklist-address';

/** From here on list and task stand side by side; `globals.css` has the same border under `wide`. */
const WIDE = '(min-width: 84rem)';

/** Where the reader is in the list, as the address says it now; `fallback` is what the server read from it. */
export function usePlace(fallback: Place): Place {
  const search = useSearchParams();
  return useMemo(() => {
    const address = WorklistAddress.safeParse(Object.fromEntries(search));
    return address.success ? placeOf(address.data) : fallback;
  }, [search, fallback]);
}

/** Opens and closes the task beside the list, by the address alone: no page is asked for. */
export function useOpenTask(place: Place) {
  const open = useCallback(
    (task: string | undefined) => {
      const href = hrefOf({ ...place, task });
      // One step back leads from whatever was open to the list, however many were looked at.
      if (place.task === undefined && task !== undefined) {
        window.history.pushState(null, '', href);
      } else {
        window.history.replaceState(null, '', href);
      }
    },
    [place],
  );

  /** Follows the link of a row: beside the list where there is room, else by the browser. */
  const follow = useCallback(
    (task: string, press: MouseEvent) => {
      if (window.matchMedia(WIDE).matches && !isForNewTab(press)) {
        press.preventDefault();
        open(task);
      }
    },
    [open],
  );
  return { open, follow };
}

/** Whether the browser is asked for another tab or window. */
function isForNewTab({ metaKey, ctrlKey, shiftKey }: MouseEvent): boolean {
  return metaKey || ctrlKey || shiftKey;
}
