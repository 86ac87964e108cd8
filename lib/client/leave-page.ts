const LEAVE = 'taskward:leave';

/** Whether a page lets somebody go to an address by other means than a link; one that holds unsaved work asks them itself. */
export function mayLeaveFor(href: string): boolean {
  return window.dispatchEvent(new CustomEvent(LEAVE, { cancelable: true, detail: href }));
}

/** Asks whoever is about to leave: `ask` gets where to. Answers the function that ends it. */
export function askBeforeLeaving(ask: (href: string) => void): () => void {
  const onLeave = (event: Event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') {
      event.preventDefault();
      ask(event.detail);
    }
  };
  window.addEventListener(LEAVE, onLeave);
  return () => window.removeEventListener(LEAVE, onLeave);
}
