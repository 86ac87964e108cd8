'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export type Tab = { value: string; label: ReactNode /** Shown after the label. */; count?: number; panel: ReactNode };

type TabsProps = {
  /** Of the row of tabs. */
  id?: string;
  label: string;
  tabs: readonly Tab[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  panelClassName?: string;
};

/**
 * Parts of one thing, one at a time (w3.org/WAI/ARIA/apg/patterns/tabs). Arrows move between tabs, a press opens one; panels
 * that are not shown keep what was typed.
 */
export function Tabs({ id: listId, label, tabs, value, defaultValue, onChange, panelClassName }: TabsProps) {
  const id = useId();
  const [own, setOwn] = useState(defaultValue ?? tabs[0]?.value);
  const active = value ?? own;
  const list = useRef<HTMLDivElement>(null);

  function open(next: string) {
    setOwn(next);
    if (next !== active) {
      onChange?.(next);
    }
  }

  function moveFocus(event: KeyboardEvent) {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const to = placeAfter(event.key, { at, count: buttons.length });
    if (to !== undefined) {
      event.preventDefault();
      buttons[to]?.focus();
    }
  }

  return (
    <>
      <div
        ref={list}
        id={listId}
        role="tablist"
        aria-label={label}
        onKeyDown={moveFocus}
        className="flex flex-wrap gap-x-5 border-line border-b px-5 text-sm"
      >
        {tabs.map((tab) => (
          <TabButton key={tab.value} id={id} tab={tab} isActive={tab.value === active} onOpen={() => open(tab.value)} />
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.value}
          role="tabpanel"
          id={`${id}-panel-${tab.value}`}
          aria-labelledby={`${id}-tab-${tab.value}`}
          hidden={tab.value !== active}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the pattern has the panel reached by Tab.
          tabIndex={0}
          className={panelClassName}
        >
          {tab.panel}
        </div>
      ))}
    </>
  );
}

type TabButtonProps = { id: string; tab: Tab; isActive: boolean; onOpen: () => void };

function TabButton({ id, tab, isActive, onOpen }: TabButtonProps) {
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-tab-${tab.value}`}
      aria-selected={isActive}
      aria-controls={`${id}-panel-${tab.value}`}
      tabIndex={isActive ? 0 : -1}
      data-active={isActive ? '' : undefined}
      onClick={onOpen}
      className="-mb-px min-h-control min-w-8 border-transparent border-b-2 py-2 font-semibold text-ink-3 hover:text-ink data-active:border-accent data-active:text-ink forced-colors:not-data-active:border-b-0 forced-colors:data-active:border-[Highlight]"
    >
      {tab.label}
      {tab.count === undefined ? null : <span className="ml-1.5 font-normal text-ink-3">{tab.count}</span>}
    </button>
  );
}

/** Where a key leads from one of so many places; round and round. Undefined for other keys. */
function placeAfter(key: string, { at, count }: { at: number; count: number }): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
