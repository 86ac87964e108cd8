'use client';

import { type ComponentType, useState } from 'react';

export type LazyWindow<Props> = {
  /** Undefined until its code is here. */
  Window: ComponentType<Props> | undefined;
  isOpen: boolean;
  /** It was asked for and its code is on the way. */
  isComing: boolean;
  hasFailed: boolean;
  open: () => void;
  close: () => void;
  /** Fetches the code before it is asked for. */
  prepare: () => void;
};

/** A window whose code is not part of the first load: it comes when it is first asked for, or is prepared. */
export function useLazyWindow<Props>(load: () => Promise<ComponentType<Props>>): LazyWindow<Props> {
  const [Window, setWindow] = useState<ComponentType<Props>>();
  const [state, setState] = useState<'closed' | 'coming' | 'open' | 'failed'>('closed');

  async function open() {
    setState('coming');
    try {
      const Loaded = await load();
      setWindow(() => Loaded);
      setState('open');
    } catch {
      setState('failed');
    }
  }

  return {
    Window,
    isOpen: state === 'open',
    isComing: state === 'coming',
    hasFailed: state === 'failed',
    open: () => void open(),
    close: () => setState('closed'),
    // Whoever asks later hears why it did not come.
    prepare: () => void load().catch(() => undefined),
  };
}
