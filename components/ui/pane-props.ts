import type { RefObject } from 'react';

/** What floats beside a button of ours, and is fetched later than it: the button is no part of it. */
export type PaneProps = {
  button: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

type Told = Pick<PaneProps, 'button' | 'onOpenChange'> & { next: boolean; press: { event: Event } };

/** A press on its own button is that button's to answer: closed by both, it would open again. */
export function tellUnlessButton({ next, press: { event }, button, onOpenChange }: Told): void {
  const goesTo = event instanceof FocusEvent ? event.relatedTarget : event.target;
  const isButton = goesTo instanceof Node && button.current?.contains(goesTo) === true;
  if (!isButton || event instanceof KeyboardEvent) {
    onOpenChange(next);
  }
}
