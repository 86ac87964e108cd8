/** What a list key can do, in the order in which they are listed. */
export const LIST_KEY_ACTS = [
  'next-row',
  'previous-row',
  'open',
  'choose',
  'claim',
  'undo',
  'next-task',
  'show-new',
  'filters',
  'find',
  'help',
] as const;
export type ListKeyAct = (typeof LIST_KEY_ACTS)[number];

/** The key of each act: one sign, letters in lower case. */
export type ListKeys = Readonly<Record<ListKeyAct, string>>;

export const LIST_KEY_WORDS: Record<ListKeyAct, string> = {
  'next-row': 'Next row',
  'previous-row': 'Previous row',
  open: 'Open the task',
  choose: 'Choose the row, or no longer',
  claim: 'Claim the task',
  undo: 'Undo the last act',
  'next-task': 'Next task for me',
  'show-new': 'Show new tasks',
  filters: 'Go to the filters',
  find: 'Find a patient, a task, an action',
  help: 'Keys',
};

export const DEFAULT_LIST_KEYS: ListKeys = {
  'next-row': 'j',
  'previous-row': 'k',
  open: 'o',
  choose: 'x',
  claim: 'c',
  undo: 'u',
  'next-task': 'n',
  'show-new': 's',
  filters: 'f',
  find: '/',
  help: '?',
};

/** The parts of a KeyboardEvent that count (w3.org/TR/uievents/#interface-keyboardevent). */
export type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'> & {
  keyCode?: number;
  repeat?: boolean;
};

/** Held down, these go on; a held claim or undo must not. */
const GOES_ON: readonly ListKeyAct[] = ['next-row', 'previous-row'];

/** What a stroke does; undefined for every key that is not one of the list's, was pressed with another, or writes a word. */
export function listKeyActOf(stroke: Stroke, keys: ListKeys): ListKeyAct | undefined {
  const key = plainKeyOf(stroke);
  const act = key === undefined ? undefined : LIST_KEY_ACTS.find((each) => keys[each] === key);
  return act !== undefined && stroke.repeat === true && !GOES_ON.includes(act) ? undefined : act;
}

/** Why a key cannot be taken for an act. */
export type KeyRefusal =
  | { kind: 'none' }
  | { kind: 'taken'; by: ListKeyAct; key: string }
  | { kind: 'modifier' }
  | { kind: 'needed'; key: string }
  | { kind: 'composing' };

export type KeyChoice = { key: string; refusal: undefined } | { key: undefined; refusal: KeyRefusal };

/** Whether a stroke can be the key of an act, beside the keys of the others. */
export function chooseListKey(act: ListKeyAct, stroke: Stroke, keys: ListKeys): KeyChoice {
  const refused = (refusal: KeyRefusal): KeyChoice => ({ key: undefined, refusal });
  if (isComposing(stroke)) {
    return refused({ kind: 'composing' });
  }
  if (MODIFIERS.includes(stroke.key)) {
    return refused({ kind: 'none' });
  }
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) {
    return refused({ kind: 'modifier' });
  }
  if (!isSign(stroke.key)) {
    return refused({ kind: 'needed', key: stroke.key });
  }
  const key = plainKeyOf(stroke);
  if (key === undefined) {
    return refused({ kind: 'modifier' });
  }
  const by = LIST_KEY_ACTS.find((each) => each !== act && keys[each] === key);
  return by === undefined ? { key, refusal: undefined } : refused({ kind: 'taken', by, key });
}

/** What is said of a key that cannot be taken, with the way out. */
export function keyRefusalWords(refusal: KeyRefusal): string {
  switch (refusal.kind) {
    case 'none':
      return '';
    case 'taken':
      return `${keyWords(refusal.key)} is already the key for “${LIST_KEY_WORDS[refusal.by]}”. Press another one, or change that one first.`;
    case 'modifier':
      return 'A list key is pressed alone, without Ctrl, Alt, ⌘ or Shift and a letter: browsers and screen readers use those. Press another one.';
    case 'needed':
      return `${refusal.key === ' ' ? 'Space' : refusal.key} is needed by the browser or a screen reader to move on the page. Press a letter, a digit or a sign.`;
    case 'composing':
      return 'That key was still writing a word. Finish the word, then press the key again.';
  }
}

/** How a key is written. */
export function keyWords(key: string): string {
  return key.toUpperCase();
}

/** Whether each act has a key of its own that can be pressed. */
export function isUsable(keys: ListKeys): boolean {
  const all = LIST_KEY_ACTS.map((act) => keys[act]);
  return new Set(all).size === all.length && all.every((key) => isSign(key) && key === key.toLowerCase());
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn', 'Hyper', 'Super'];

/** The sign of a stroke that was pressed alone. A capital letter counts only where Caps Lock made it. */
function plainKeyOf(stroke: Stroke): string | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = stroke;
  if (isComposing(stroke) || ctrlKey || metaKey || altKey || !isSign(key)) {
    return undefined;
  }
  // Signs such as ? need Shift on most keyboards; letters do not.
  return shiftKey && isLetter(key) ? undefined : key.toLowerCase();
}

/** While a word is put together by an input method, its keys mean nothing else; some browsers only say 229. */
function isComposing({ isComposing: composing, keyCode, key }: Stroke): boolean {
  return composing || keyCode === 229 || key === 'Process' || key === 'Dead';
}

/** One visible sign: names such as `Enter` or `F5` are longer, and Space presses buttons. */
function isSign(key: string): boolean {
  return [...key].length === 1 && key.trim() !== '';
}

function isLetter(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase();
}
