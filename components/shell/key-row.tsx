'use client';

import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import {
  chooseListKey,
  DEFAULT_LIST_KEYS,
  keyRefusalWords,
  keyWords,
  LIST_KEY_WORDS,
  type ListKeyAct,
  type ListKeys,
} from '@/lib/domain/worklist/list-keys';

type KeyRowProps = {
  act: ListKeyAct;
  keys: ListKeys;
  isOff: boolean;
  isRecording: boolean;
  onRecord: (isRecording: boolean) => void;
  onKey: (key: string) => void;
};

/** One act with its key. While another one is recorded, the next key that is pressed on the button is taken, or refused with the reason. */
export function KeyRow({ act, keys, isOff, isRecording, onRecord, onKey }: KeyRowProps) {
  const [said, setSaid] = useState('');
  const words = LIST_KEY_WORDS[act];

  function take(key: string) {
    setSaid(`The key for “${words}” is now ${keyWords(key)}.`);
    onKey(key);
  }

  function record(event: KeyboardEvent<HTMLButtonElement>) {
    if (!isRecording || event.key === 'Tab') {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setSaid('The key stays as it was.');
      onRecord(false);
      return;
    }
    const choice = chooseListKey(act, event.nativeEvent, keys);
    if (choice.refusal === undefined) {
      take(choice.key);
    } else {
      setSaid(keyRefusalWords(choice.refusal));
    }
  }

  function begin() {
    setSaid('Press the new key. Escape leaves it as it is.');
    onRecord(true);
  }

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-sm">
      <span className={classNames('min-w-0 flex-1 basis-40', isOff && 'text-ink-3')}>{words}</span>
      <kbd className="min-w-8 rounded-sm border border-line-control px-1.5 text-center font-sans font-semibold">
        {keyWords(keys[act])}
      </kbd>
      <Button
        aria-label={isRecording ? `Press the new key for “${words}”` : `Change the key for “${words}”`}
        onClick={begin}
        onKeyDown={record}
        onBlur={() => (isRecording ? onRecord(false) : undefined)}
      >
        {isRecording ? 'Press a key…' : 'Change'}
      </Button>
      {keys[act] === DEFAULT_LIST_KEYS[act] ? null : <UsualKey act={act} keys={keys} onKey={take} onRefuse={setSaid} />}
      <p role="status" className="basis-full text-ink-2 empty:hidden">
        {said}
      </p>
    </li>
  );
}

type UsualKeyProps = {
  act: ListKeyAct;
  keys: ListKeys;
  onKey: (key: string) => void;
  onRefuse: (words: string) => void;
};

/** Back to the key that the act has for everybody, where no other act took it meanwhile. */
function UsualKey({ act, keys, onKey, onRefuse }: UsualKeyProps) {
  const usual = DEFAULT_LIST_KEYS[act];
  const press = { key: usual, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };

  function goBack() {
    const { refusal } = chooseListKey(act, press, keys);
    return refusal === undefined ? onKey(usual) : onRefuse(keyRefusalWords(refusal));
  }

  return (
    <Button variant="quiet" aria-label={`Back to ${keyWords(usual)} for “${LIST_KEY_WORDS[act]}”`} onClick={goBack}>
      Back to {keyWords(usual)}
    </Button>
  );
}
