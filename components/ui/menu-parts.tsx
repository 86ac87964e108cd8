'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { type PaneProps, tellUnlessButton } from './pane-props';
import { POPUP_LOOK } from './popup-look';

const ITEM_LOOK =
  'flex min-h-control w-full cursor-pointer items-center gap-2 rounded-md px-3 text-left text-sm outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent forced-colors:data-highlighted:underline data-disabled:cursor-not-allowed data-disabled:text-ink-3';

type MenuPaneProps = PaneProps & { children: ReactNode; align: 'start' | 'end' };

/** The list itself, beside its button. */
export function MenuPane({ button, open, onOpenChange, align, children }: MenuPaneProps) {
  return (
    <Base.Root open={open} onOpenChange={(next, press) => tellUnlessButton({ next, press, button, onOpenChange })}>
      <Base.Portal>
        <Base.Positioner anchor={button} sideOffset={6} align={align} className="z-50">
          <Base.Popup finalFocus={button} className={POPUP_LOOK}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One act, inside a menu. */
export function MenuItem({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <Base.Item onClick={onPress} className={ITEM_LOOK}>
      {children}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

/** Something to do, inside a menu. `keys` says by which keys it is done as well. */
export function MenuAct({ children, keys, onPress }: { children: ReactNode; keys?: string; onPress: () => void }) {
  return (
    <Base.Item className={ITEM_LOOK} onClick={onPress}>
      <span className="flex-1">{children}</span>
      {keys === undefined ? null : <kbd className="font-sans text-ink-3 text-xs">{keys}</kbd>}
    </Base.Item>
  );
}

export type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
};

/** One choice out of a few, inside a menu. */
export function MenuChoice<Value extends string>({ label, value, onChange, options }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-3 pt-2 pb-1 font-semibold text-ink-3 text-xs">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM_LOOK}>
            <span className="flex size-4 items-center">
              <Base.RadioItemIndicator>
                <Check aria-hidden="true" className="size-4" />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
