import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Tone = 'plain' | 'accent' | 'good' | 'info' | 'stat' | 'asap' | 'urgent';

const TONES: Record<Tone, string> = {
  plain: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  info: 'bg-info-soft text-info',
  stat: 'bg-stat-soft text-stat',
  asap: 'bg-asap-soft text-asap',
  urgent: 'bg-urgent-soft text-urgent',
};

/** A word on a tint; the word carries the meaning, the tint helps. */
export function Badge({
  tone = 'plain',
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={classNames(
        'inline-block rounded-sm px-1.5 font-bold text-xs whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
