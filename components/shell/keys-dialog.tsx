'use client';

import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { listKeysOf, withListKey } from '@/lib/domain/access/preferences';
import { LIST_KEY_ACTS, type ListKeyAct } from '@/lib/domain/worklist/list-keys';
import { useMenuKeys } from './find-box';
import { FIND_WORDS } from './found-words';
import { KeyRow } from './key-row';
import { usePreferences } from './preferences-context';

type KeysDialogProps = { open: boolean; onClose: () => void };

/** Which keys there are; single keys on the list are switched on here, and each can be another one. */
export function KeysDialog({ open, onClose }: KeysDialogProps) {
  const { preferences, change, notKept } = usePreferences();
  const [recording, setRecording] = useState<ListKeyAct>();
  const keys = listKeysOf(preferences);
  const isChanged = Object.keys(preferences.keys).length > 0;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        // Escape ends the recording first.
        if (!next && recording === undefined) {
          onClose();
        }
      }}
      size="large"
      title="Keys"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {notKept === undefined ? null : <Banner tone="error" title={notKept} className="mb-4" />}
      <AlwaysThere />
      <h3 className="mt-5 font-semibold">On the list</h3>
      <p className="text-ink-2 text-sm">
        Single keys are off until you switch them on. They do nothing while you type, in a window, or together with
        Ctrl, Alt or ⌘. They follow you to every screen that you sign in at.
      </p>
      <Checkbox
        label="List keys"
        checked={preferences.listKeys}
        onChange={({ target }) => change({ listKeys: target.checked })}
      />
      <ul className="divide-y divide-line border-line border-y">
        {LIST_KEY_ACTS.map((act) => (
          <KeyRow
            key={act}
            act={act}
            keys={keys}
            isOff={!preferences.listKeys}
            isRecording={recording === act}
            onRecord={(isRecording) => setRecording(isRecording ? act : undefined)}
            onKey={(key) => {
              change({ keys: withListKey(preferences, act, key).keys });
              setRecording(undefined);
            }}
          />
        ))}
      </ul>
      <Button className="mt-3" disabled={!isChanged} onClick={() => change({ keys: {} })}>
        Back to the usual keys
      </Button>
    </Dialog>
  );
}

function AlwaysThere() {
  const always = [
    { keys: useMenuKeys(), words: FIND_WORDS },
    { keys: useMenuKeys().replace('K', 'Z'), words: 'Undo your last act on the open task' },
    { keys: 'Tab', words: 'To the next button, link or box; with Shift to the one before' },
    { keys: 'Enter', words: 'Do what has the focus' },
    { keys: 'Esc', words: 'Close the window or the menu' },
  ];
  return (
    <>
      <h3 className="font-semibold">Everywhere</h3>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1 text-sm">
        {always.map(({ keys, words }) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded-sm border border-line-control px-1.5 font-sans text-ink-2 text-xs">{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
