'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

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

/** Parts of one thing, one at a time. Arrows move between tabs; panels that are not shown keep what was typed. */
export function Tabs({ id, label, tabs, value, defaultValue, onChange, panelClassName }: TabsProps) {
  const which = value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value };
  return (
    <Base.Root {...which} onValueChange={(next) => onChange?.(String(next))}>
      <Base.List id={id} aria-label={label} className="flex flex-wrap gap-x-5 border-line border-b px-5 text-sm">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-control min-w-8 border-transparent border-b-2 py-2 font-semibold text-ink-3 hover:text-ink data-active:border-accent data-active:text-ink forced-colors:not-data-active:border-b-0 forced-colors:data-active:border-[Highlight]"
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="ml-1.5 font-normal text-ink-3">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} keepMounted className={panelClassName}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
