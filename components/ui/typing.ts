const NO_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image'];

/** Whether a key pressed there writes or chooses something: its letters belong to the control. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target.closest('input, textarea, select, [contenteditable]') : null;
  return element !== null && !(element instanceof HTMLInputElement && NO_TEXT.includes(element.type));
}

/** Whether a window, a menu or a pane lies over the page: the keys are for that. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;
}
