'use client';

import { useQuery } from '@tanstack/react-query';
import { Person } from '@/components/clinical/person';
import { useClock } from '@/components/clinical/site';
import { sessionQuery } from '@/lib/client/session-query';
import { momentWords } from '@/lib/domain/worklist/site-time';

/** Who works here now: name, role, unit, end of the shift. */
export function SignedIn({ display }: { display: string }) {
  const clock = useClock();
  const session = useQuery(sessionQuery()).data;
  const [unit, ...others] = session?.units ?? [];
  const place = others.length === 0 ? unit?.display : `${unit?.display} and ${others.length} more`;
  const shift =
    session?.shiftEndsAt == null ? undefined : `shift to ${momentWords(new Date(session.shiftEndsAt), clock)}`;
  const small = [session?.roles[0] ?? roleWords(session?.accessRole), place].filter(Boolean).join(' · ');
  return (
    <div className="min-w-0 text-sm max-sm:mr-auto max-sm:basis-full">
      <Person
        name={display}
        small={
          <>
            {/* Keeps its line while it is being read, so that the name does not jump. */}
            {small === '' ? '\u00a0' : small}
            {shift === undefined ? null : <span className="max-lg:hidden">{` · ${shift}`}</span>}
          </>
        }
      />
    </div>
  );
}

function roleWords(accessRole: string | undefined): string | undefined {
  if (accessRole === 'admin') {
    return 'Administrator';
  }
  return accessRole === undefined ? undefined : accessRole.charAt(0).toUpperCase() + accessRole.slice(1);
}
