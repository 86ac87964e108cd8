'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { buttonLook } from './button-look';
import { classNames } from './class-names';
import type { DialogProps } from './dialog-props';
import { useSay } from './say';

/** A window over the page that keeps the focus until it is closed; Escape closes it, a press outside does not lose what was typed. */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = 'small',
  initialFocus,
  finalFocus,
}: DialogProps) {
  const say = useSay();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          {...(initialFocus === undefined ? {} : { initialFocus })}
          {...(finalFocus === undefined ? {} : { finalFocus })}
          className={classNames(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-raised text-ink shadow-raised outline-none',
            size === 'small' ? 'max-w-lg' : 'max-w-2xl',
          )}
        >
          <header className="flex items-start gap-4 border-line border-b px-5 py-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-xl">{title}</Base.Title>
              {description ? (
                <Base.Description render={<div />} className="mt-1 text-ink-2 text-sm">
                  {description}
                </Base.Description>
              ) : null}
            </div>
            <Base.Close aria-label={say('Close')} className={buttonLook('quiet', undefined, 'icon')}>
              <X aria-hidden="true" className="size-4" />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3">
              {footer}
            </footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
