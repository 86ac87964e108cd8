'use client';

import { ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { verbWords } from '@/lib/domain/task/act-words';
import type { TaskPage, VerbOffer } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { isOnePress, verbGroupsOf } from '@/lib/domain/task/verb-groups';
import { ActFailure } from './act-failure';
import { RefusedVerbs } from './refused-verbs';
import type { TaskActs } from './use-task-acts';

type VerbBarProps = {
  page: TaskPage;
  acts: TaskActs;
  /** A verb whose form has to be filled in first. */
  onAsk: (verb: TaskVerb) => void;
  /** Gets the version that an act of the reader's own led to. */
  onOwnAct: (version: string) => void;
};

const SERIOUS: readonly TaskVerb[] = ['cancel', 'mark-in-error'];

/** What can be done with the task, the likeliest first; what cannot stands there as well, with the reason. */
export function VerbBar({ page, acts, onAsk, onOwnAct }: VerbBarProps) {
  const { primary, others, refusedHere, refusedNow } = verbGroupsOf(offersOf(page), page.row.status);
  const failure = acts.failureAt('buttons');

  async function act(verb: TaskVerb) {
    const version = await acts.act({ place: 'buttons', verb, input: {}, seen: page });
    if (version !== undefined) {
      onOwnAct(version);
    }
  }

  return (
    <section aria-labelledby="task-verbs" className="space-y-3">
      <h2 id="task-verbs" className="sr-only">
        What can be done with this task
      </h2>
      {failure === undefined ? null : (
        <ActFailure failure={failure} page={page} onRetry={() => void act(failure.verb)} />
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {inOrder(primary, others).map((offer) => (
          <Button
            key={offer.verb}
            variant={offer === primary ? 'primary' : variantOf(offer)}
            busy={acts.saving?.place === 'buttons' && acts.saving.verb === offer.verb}
            onClick={() => (isOnePress(offer) ? void act(offer.verb) : onAsk(offer.verb))}
          >
            {verbWords(offer.verb).button}
          </Button>
        ))}
      </div>
      <RefusedVerbs label="Not yours to do" offers={refusedHere} />
      {refusedNow.length === 0 ? null : (
        <details className="group">
          <summary className="mb-1.5 inline-flex min-h-8 items-center gap-1 rounded-sm pr-2 font-semibold text-ink-2 text-sm">
            <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
            Not possible now
          </summary>
          <RefusedVerbs label="Not possible now" offers={refusedNow} />
        </details>
      )}
    </section>
  );
}

/** Completing has a bar of its own, and a note its own form: who may only add notes may not change the task. */
function offersOf({ verbs }: TaskPage): readonly VerbOffer[] {
  return verbs
    .filter(({ verb }) => verb !== 'complete')
    .map((offer) => (offer.refusal === null ? offer : { ...offer, allowed: false }));
}

/** What ends the task for good comes last. */
function inOrder(primary: VerbOffer | undefined, others: readonly VerbOffer[]): readonly VerbOffer[] {
  const serious = others.filter(({ verb }) => SERIOUS.includes(verb));
  return [
    ...(primary === undefined ? [] : [primary]),
    ...others.filter((offer) => !serious.includes(offer)),
    ...serious,
  ];
}

function variantOf({ verb }: VerbOffer): 'danger' | 'secondary' {
  return SERIOUS.includes(verb) ? 'danger' : 'secondary';
}
