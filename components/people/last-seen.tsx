'use client';

import { Moment } from '@/components/clinical/moment';
import { useSay } from '@/components/ui/say';
import type { Person } from '@/lib/domain/access/person';

/** When an account last asked for anything; sessions that ended are not on record. */
export function LastSeen({ person: { lastSeenAt, openSessions } }: { person: Person }) {
  const say = useSay();
  if (lastSeenAt === null) {
    return <span className="text-ink-3">{say('Not signed in')}</span>;
  }
  return (
    <span className="whitespace-nowrap">
      <Moment at={lastSeenAt} />
      {openSessions > 0 ? <span className="text-ink-3"> · {say('signed in')}</span> : null}
    </span>
  );
}
