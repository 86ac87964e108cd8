'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { type PaneProps, tellUnlessButton } from './pane-props';
import { POPUP_LOOK } from './popup-look';

type PopoverPaneProps = PaneProps & { title: string; children: ReactNode };

/** The pane itself, beside its button. */
export function PopoverPane({ button, open, onOpenChange, title, children }: PopoverPaneProps) {
  return (
    <Base.Root open={open} onOpenChange={(next, press) => tellUnlessButton({ next, press, button, onOpenChange })}>
      <Base.Portal>
        <Base.Positioner anchor={button} sideOffset={6} align="start" className="z-50">
          <Base.Popup finalFocus={button} className={classNames(POPUP_LOOK, 'p-3')}>
            <Base.Title className="mb-2 font-semibold text-sm">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
