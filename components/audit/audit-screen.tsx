'use client';

import { useIsFetching } from '@tanstack/react-query';
import { useState } from 'react';
import { useClock } from '@/components/clinical/site';
import { useSay } from '@/components/ui/say';
import type { Asked } from '@/lib/client/audit-query';
import { auditKeys } from '@/lib/client/query-keys';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { LAST_DAY, searchOf } from './audit-draft';
import { AuditForm } from './audit-form';
import { AuditResults } from './audit-results';
import { ChainPart } from './chain-part';

/** Who read, changed, was refused and came in; and whether that record is whole. */
export function AuditScreen({ actors }: { actors: readonly Named[] }) {
  const say = useSay();
  const clock = useClock();
  const [asked, setAsked] = useState<Asked>(() => ({ search: searchOf(LAST_DAY, clock).search, turn: 0 }));
  const busy = useIsFetching({ queryKey: auditKeys.search(asked) }) > 0;
  return (
    <>
      <div className="px-5 pt-3 pb-2">
        <h1 className="font-bold text-xl tracking-tight">{say('Audit')}</h1>
        <p className="text-ink-2 text-sm">
          {say('Who read, changed, was refused and signed in. That you look is recorded as well.')}
        </p>
      </div>
      <ChainPart />
      <AuditForm actors={actors} busy={busy} onSearch={(search) => setAsked({ search, turn: asked.turn + 1 })} />
      <AuditResults asked={asked} />
    </>
  );
}
