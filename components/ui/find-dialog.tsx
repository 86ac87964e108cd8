'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog as Base } from '@base-ui/react/dialog';
import { Search, X } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { buttonLook } from './button-look';
import { useSay } from './say';

/** One thing that can be chosen. `key` tells it from all others. */
export type FindChoice = { key: string; label: ReactNode; detail?: ReactNode; keys?: string | undefined };
export type FindGroup<Choice extends FindChoice> = { key: string; label: string; items: readonly Choice[] };

type FindDialogProps<Choice extends FindChoice> = {
  open: boolean;
  onClose: () => void;
  /** The window is gone and the focus is back. */
  onClosed: () => void;
  title: string;
  text: string;
  onText: (text: string) => void;
  groups: readonly FindGroup<Choice>[];
  onChoose: (choice: Choice) => void;
  /** How much was found, or that it is being looked for; read out when it changes. */
  status: string;
  /** How it is used by keys. */
  hint: string;
  /** What stands under the list: why nothing was found, or what could not be searched. */
  children?: ReactNode;
};

const ITEM_LOOK =
  'flex min-h-control scroll-my-2 cursor-pointer flex-wrap items-center gap-x-3 rounded-md px-3 py-1.5 outline-none data-highlighted:bg-accent-soft data-highlighted:outline-2 data-highlighted:outline-solid data-highlighted:-outline-offset-2 data-highlighted:outline-accent';

/**
 * One box and what it finds, in groups: a combobox whose list is always open (w3.org/WAI/ARIA/apg/patterns/combobox). Nothing is
 * highlighted before something is typed, so that Enter alone does nothing.
 */
export function FindDialog<Choice extends FindChoice>(props: FindDialogProps<Choice>) {
  const say = useSay();
  const { open, onClose, onClosed, title, text, onText, groups, onChoose, status, hint, children } = props;
  const hintId = useId();
  const opener = useRef<Element | null>(null);

  // Base UI gives the focus back only after it said that it has closed; what was chosen may open a window at once.
  function leave() {
    const back = opener.current?.isConnected === true ? opener.current : document.getElementById('main');
    if (back instanceof HTMLElement) {
      back.focus();
    }
    onClosed();
  }

  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      onOpenChangeComplete={(next) => (next ? undefined : leave())}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          initialFocus={() => {
            // Asked again while it stands open, the focus is inside already.
            if (document.activeElement?.closest('[role="dialog"]') === null) {
              opener.current = document.activeElement;
            }
            return true;
          }}
          finalFocus={false}
          className="fixed top-[min(6rem,4dvh)] left-1/2 z-50 flex max-h-[min(44rem,92dvh)] w-[calc(100vw-1rem)] max-w-2xl -translate-x-1/2 flex-col rounded-lg border border-line-strong bg-raised text-ink shadow-raised outline-none"
        >
          <Base.Title className="sr-only">{title}</Base.Title>
          <Autocomplete.Root
            inline
            open
            mode="none"
            autoHighlight
            keepHighlight
            items={groups}
            value={text}
            itemToStringValue={(choice: Choice) => choice.key}
            onValueChange={(next, { reason }) => (reason === 'item-press' ? undefined : onText(next))}
          >
            <div className="flex items-center gap-2 border-line border-b py-1.5 pr-1.5 pl-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
              <Autocomplete.Input
                aria-label={title}
                aria-describedby={hintId}
                placeholder={title}
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                className="min-h-control min-w-0 flex-1 bg-transparent text-lg outline-none"
              />
              <Base.Close aria-label={say('Close')} className={buttonLook('quiet', undefined, 'icon')}>
                <X aria-hidden="true" className="size-4" />
              </Base.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5">
              <Autocomplete.List aria-label={say('What was found')}>
                {(group: FindGroup<Choice>) => (
                  <Autocomplete.Group key={group.key} items={group.items} className="pb-1">
                    <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 font-semibold text-ink-3 text-xs">
                      {group.label}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(choice: Choice) => (
                        <Autocomplete.Item
                          key={choice.key}
                          value={choice}
                          className={ITEM_LOOK}
                          onClick={() => onChoose(choice)}
                        >
                          <span className="min-w-0 flex-1 basis-52">
                            {choice.label}
                            {choice.detail ? <span className="block text-ink-2 text-sm">{choice.detail}</span> : null}
                          </span>
                          {choice.keys === undefined ? null : (
                            <kbd className="shrink-0 rounded-sm border border-line-control px-1.5 font-sans text-ink-2 text-xs">
                              {choice.keys}
                            </kbd>
                          )}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
              {children}
            </div>
            <div className="flex flex-wrap justify-between gap-x-4 border-line border-t px-4 py-2 text-sm">
              <Autocomplete.Status className="text-ink-2">{status}</Autocomplete.Status>
              <p id={hintId} className="text-ink-3 max-sm:sr-only pointer-coarse:sr-only">
                {hint}
              </p>
            </div>
          </Autocomplete.Root>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
