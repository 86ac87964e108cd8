'use client';

import type { DialogProps } from './dialog-props';
import { later, useLater } from './later';

const WINDOW = later(() => import('./dialog-window'));

/** A window over the page that keeps the focus until it is closed; Escape closes it, a press outside does not lose what was typed. */
export function Dialog(props: DialogProps) {
  const part = useLater(WINDOW, props.open);
  return part === undefined ? null : <part.DialogWindow {...props} />;
}
