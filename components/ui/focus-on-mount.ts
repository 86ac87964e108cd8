/** A ref that takes the focus to what has just appeared because somebody asked for it. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
