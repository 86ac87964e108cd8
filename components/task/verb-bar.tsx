'use client';

import { ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { verbWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { isOnePress, verbGroupsOf } from '@/lib/domain/task/verb-groups';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { ActFailure } from './act-failure';
import { RefusedVerbs } from './refused-verbs';
import type { TaskActs } from './use-task-acts';
import { useVerbCommands } from './use-task-commands';

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
  const { primary, others, refusedHere, refusedNow } = verbGroupsOf(offersOf(page));
  const failure = acts.failureAt('buttons');

  async function act(verb: TaskVerb) {
    const version = await acts.act({ place: 'buttons', verb, input: {}, seen: page });
    if (version !== undefined) {
      onOwnAct(version);
    }
  }

  const offers = inOrder(primary, others);
  const press = (offer: VerbOffer) => (isOnePress(offer) ? void act(offer.verb) : onAsk(offer.verb));
  useVerbCommands({ page, offers, isSaving: acts.saving !== undefined, press });

  return (
    <section aria-labelledby="task-verbs" className="space-y-3">
      <h2 id="task-verbs" className="sr-only">
        What can be done with this task
      </h2>
      {failure === undefined ? null : (
        <ActFailure failure={failure} page={page} onRetry={() => void act(failure.verb)} />
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {offers.map((offer) => (
          <Button
            key={offer.verb}
            variant={offer === primary ? 'primary' : variantOf(offer)}
            busy={acts.saving?.place === 'buttons' && acts.saving.verb === offer.verb}
            onClick={() => press(offer)}
          >
            {verbWords(offer.verb).button}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap gap-x-4 @5xl:flex-col @5xl:gap-y-3">
        <FoldedVerbs label="Not yours to do" offers={refusedHere} page={page} className="fold-narrow" />
        <FoldedVerbs label="Not possible now" offers={refusedNow} page={page} />
      </div>
    </section>
  );
}

type FoldedVerbsProps = { label: string; offers: readonly VerbOffer[]; page: TaskPage; className?: string };

/** Refused verbs behind their heading, so that the form is not far below them. */
function FoldedVerbs({ label, offers, page, className }: FoldedVerbsProps) {
  return offers.length === 0 ? null : (
    <details className={classNames('group open:basis-full', className)}>
      <summary className="inline-flex min-h-[max(2rem,var(--control))] items-center gap-1 rounded-sm pr-2 font-semibold text-ink-2 text-sm group-open:mb-1.5">
        <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
        {label}
        <span className="font-normal text-ink-3">{offers.length}</span>
      </summary>
      <RefusedVerbs label={label} offers={offers} page={page} />
    </details>
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
