import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type BannerTone = 'info' | 'good' | 'conflict' | 'error';

const TONES: Record<BannerTone, string> = {
  info: 'border-info bg-info-soft text-info',
  good: 'border-good bg-good-soft text-good',
  conflict: 'border-asap bg-asap-soft text-asap',
  error: 'border-stat bg-stat-soft text-stat',
};

type BannerProps = {
  tone?: BannerTone;
  /** What happened, in one sentence. */
  title: ReactNode;
  /** What is safe and what to do next. */
  children?: ReactNode;
  /** Buttons; they stand after the words. */
  actions?: ReactNode;
  /** Announces it at once (`alert`) or when the reader is free (`status`); without it, it is just there. */
  role?: 'alert' | 'status';
  className?: string;
};

/** A message about the page or a part of it. */
export function Banner({ tone = 'info', title, children, actions, role, className }: BannerProps) {
  return (
    <div
      role={role}
      className={classNames(
        'flex flex-wrap items-center gap-x-4 gap-y-2 border-l-4 px-4 py-2.5 text-sm',
        TONES[tone],
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">{title}</p>
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
