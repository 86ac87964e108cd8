import type { ReactNode, RefObject } from 'react';

/** What every window over the page takes. */
export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** The buttons; they stay in sight while the content scrolls. */
  footer?: ReactNode;
  size?: 'small' | 'large';
  /** Where the focus goes first; the first field otherwise. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where the focus goes when it closes; back to what opened it otherwise, and while the reference is empty. */
  finalFocus?: RefObject<HTMLElement | null>;
};
