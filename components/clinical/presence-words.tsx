'use client';

import { Eye } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { useSay } from '@/components/ui/say';
import { usePresence } from '@/lib/client/use-presence';
import { presenceWords } from '@/lib/domain/presence/presence';

type PresenceWordsProps = {
  taskId: string;
  /** For a row: the names alone are drawn beside the eye, the whole sentence is read out. */
  compact?: boolean;
  className?: string;
};

/** Who else looks at a task now; nothing while nobody does. Is not announced: it comes and goes all day. */
export function PresenceWords({ taskId, compact = false, className }: PresenceWordsProps) {
  const say = useSay();
  const names = usePresence(taskId);
  const words = presenceWords(names, say);
  if (words === '') {
    return null;
  }
  return (
    <span
      className={classNames(
        'inline-flex min-w-0 items-center gap-1 text-info',
        compact ? 'text-xs' : 'text-sm',
        className,
      )}
    >
      <Eye aria-hidden="true" className="size-4 shrink-0" />
      {compact ? (
        <>
          <span aria-hidden="true" className="truncate">
            {names.length === 1
              ? names[0]
              : say('{count, plural, one {# person} other {# people}}', { count: names.length })}
          </span>
          <span className="sr-only">{words}</span>
        </>
      ) : (
        <span className="min-w-0">{words}</span>
      )}
    </span>
  );
}
