'use client';

import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { later, useLater } from './later';

const PANE = later(() => import('./popover-pane'));

type PopoverProps = {
  trigger: ReactNode;
  /** The classes of the button that opens it. */
  triggerClassName: string;
  title: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A small pane beside its button, for a few controls that do not need a window. */
export function Popover({ trigger, triggerClassName, title, children, open, onOpenChange }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpenAlone, setOpenAlone] = useState(false);
  const isOpen = open ?? isOpenAlone;
  const pane = useLater(PANE, isOpen);
  // The button answers at once; what floats follows with the next frame.
  const isShown = useDeferredValue(isOpen);

  function change(next: boolean) {
    setOpenAlone(next);
    onOpenChange?.(next);
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={triggerClassName}
        onClick={() => change(!isOpen)}
      >
        {trigger}
      </button>
      {pane === undefined ? null : (
        <pane.PopoverPane button={button} open={isShown} onOpenChange={change} title={title}>
          {children}
        </pane.PopoverPane>
      )}
    </>
  );
}
