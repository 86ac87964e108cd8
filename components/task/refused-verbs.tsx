'use client';

import { useClock } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { verbWords } from '@/lib/domain/task/act-words';
import { holderWords } from '@/lib/domain/task/holder-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';

type RefusedVerbsProps = { label: string; offers: readonly VerbOffer[]; page: TaskPage };

/** Verbs that are refused, with the reason and the way forward beside them, once where several share it. Nothing without any. */
export function RefusedVerbs({ label, offers, page }: RefusedVerbsProps) {
  const clock = useClock();
  const holder = holderWords(page, clock);
  const groups = Map.groupBy(offers, (offer) => refusalWords(offer, holder));
  return offers.length === 0 ? null : (
    <ul aria-label={label} className="space-y-1.5">
      {[...groups].map(([words, refused]) => (
        <li
          key={words}
          className={
            refused.length > 1 ? 'space-y-1' : 'grid items-center gap-x-3 gap-y-0.5 sm:grid-cols-[10rem_minmax(0,1fr)]'
          }
        >
          <div className="flex flex-wrap gap-2">
            {refused.map(({ verb }) => (
              <Button key={verb} disabled aria-describedby={`refused-${refused[0]?.verb}`}>
                {verbWords(verb).button.replace('…', '')}
              </Button>
            ))}
          </div>
          <p id={`refused-${refused[0]?.verb}`} className="text-ink-2 text-sm">
            {words}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What is wrong, who has it where it is theirs to do, and the way forward. */
function refusalWords({ refusal, isOwners }: VerbOffer, holder: string | undefined): string {
  const isSomebodys = isOwners && refusal?.rule.endsWith('.who') === true;
  return [refusal?.message, isSomebodys ? holder : undefined, refusal?.wayForward].filter(Boolean).join(' ');
}
