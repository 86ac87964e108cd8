'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { type ButtonShape, type ButtonVariant, buttonLook } from './button-look';
import { useSay } from './say';

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  shape?: ButtonShape;
  /** Keeps its place and the focus, says that it works, and takes no second press. */
  busy?: boolean;
  /** What stands on the button meanwhile. */
  busyLabel?: string;
};

/**
 * A button. `disabled` becomes `aria-disabled`: it stays in the tab order, so that its reason (named by
 * `aria-describedby`, visible beside it) can be found.
 */
export function Button({
  variant = 'secondary',
  shape = 'text',
  busy = false,
  busyLabel,
  disabled = false,
  type = 'button',
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const say = useSay();
  const isIdle = busy || disabled;

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (isIdle) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  }

  return (
    <button
      {...rest}
      type={type}
      className={buttonLook(variant, className, shape)}
      aria-disabled={isIdle ? true : undefined}
      aria-busy={busy ? true : undefined}
      onClick={press}
    >
      {busy ? (busyLabel ?? say('Saving…')) : children}
    </button>
  );
}
