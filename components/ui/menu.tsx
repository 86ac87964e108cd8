'use client';

import { type ComponentProps, type KeyboardEvent, type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { type ButtonShape, type ButtonVariant, buttonLook } from './button-look';
import { later, useLater } from './later';
import type { MenuChoiceProps } from './menu-parts';

const PARTS = later(() => import('./menu-parts'));

type MenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  variant?: ButtonVariant;
  shape?: ButtonShape;
  label?: string;
  className?: string;
  align?: 'start' | 'end';
};

/** A button that opens a list of acts. `label` names the button where `trigger` is a picture. */
export function Menu({
  trigger,
  children,
  variant = 'secondary',
  shape = 'text',
  label,
  className,
  align = 'start',
}: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const parts = useLater(PARTS, isOpen);
  // The button answers at once; what floats follows with the next frame.
  const isShown = useDeferredValue(isOpen);

  function openByArrow(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
    }
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={buttonLook(variant, className, shape)}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={openByArrow}
      >
        {trigger}
      </button>
      {parts === undefined ? null : (
        <parts.MenuPane button={button} open={isShown} onOpenChange={setOpen} align={align}>
          {children}
        </parts.MenuPane>
      )}
    </>
  );
}

// Inside a menu that is drawn its parts are there.

type Parts = typeof import('./menu-parts');

/** One act, inside a menu. */
export function MenuItem(props: ComponentProps<Parts['MenuItem']>) {
  return PARTS.module === undefined ? null : <PARTS.module.MenuItem {...props} />;
}

export function MenuSeparator() {
  return PARTS.module === undefined ? null : <PARTS.module.MenuSeparator />;
}

/** Something to do, inside a menu. `keys` says by which keys it is done as well. */
export function MenuAct(props: ComponentProps<Parts['MenuAct']>) {
  return PARTS.module === undefined ? null : <PARTS.module.MenuAct {...props} />;
}

/** Words inside a menu that are not to be pressed. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <p className="px-3 py-2 text-ink-2 text-sm">{children}</p>;
}

/** One choice out of a few, inside a menu. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  return PARTS.module === undefined ? null : <PARTS.module.MenuChoice {...props} />;
}
