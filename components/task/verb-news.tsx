'use client';

import { Moment } from '@/components/clinical/moment';
import { useClock } from '@/components/clinical/site';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { collisionsOf } from '@/lib/domain/form/merge-three';
import { typedWords } from '@/lib/domain/task/merge-typed';
import { taskChangesOf } from '@/lib/domain/task/task-changes';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { ActFailure } from './act-failure';
import { ChangesList } from './changes-list';
import { ConflictDesk } from './conflict-desk';
import { TypedText } from './typed-text';
import type { ActFailure as Failed } from './use-task-acts';
import type { VerbForm } from './use-verb-form';

/** Says of a dialog that it cannot be sent, for its button. */
export const REFUSED = 'verb-refused';

type VerbNewsProps = {
  page: TaskPage;
  offer: VerbOffer;
  form: VerbForm;
  failure: Failed | undefined;
  onRetry: () => void;
};

/** What came between: a try that failed, somebody's change since something was typed, or what was typed earlier. */
export function VerbNews({ page, offer, form, failure, onRetry }: VerbNewsProps) {
  if (failure !== undefined && !(failure.error.isConflict && form.isStale)) {
    return <ActFailure failure={failure} page={page} hasTyped onRetry={onRetry} />;
  }
  if (form.isStale) {
    return <Moved page={page} offer={offer} form={form} isRefused={failure !== undefined} onRetry={onRetry} />;
  }
  if (!offer.allowed) {
    return (
      <Banner tone="conflict" role="alert" className="rounded-md" title="This is not possible any more.">
        <p id={REFUSED}>{refusalWords(offer)}</p>
      </Banner>
    );
  }
  return form.begunAt === undefined ? null : (
    <Banner
      className="rounded-md"
      title="You began this earlier."
      actions={<Button onClick={form.discard}>Discard what I typed</Button>}
    >
      What you typed was kept <Moment at={form.begunAt} />.
    </Banner>
  );
}

type MovedProps = Pick<VerbNewsProps, 'page' | 'offer' | 'form' | 'onRetry'> & { isRefused: boolean };

/** The task moved under the dialog: what became of it, and what of the boxes both changed. */
function Moved({ page, offer, form, isRefused, onRetry }: MovedProps) {
  const clock = useClock();
  const changes = taskChangesOf(form.seen, page, clock);
  const who = changes.steps[0]?.actor?.display ?? 'Somebody else';
  // A form without a collision can be sent again as it stands; a refused one waits for exactly that.
  const isSentAgain = isRefused && collisionsOf(form.parts).length === 0;
  return (
    <ConflictDesk
      urgency={isRefused ? 'refused' : 'news'}
      title={changes.sentence}
      parts={form.parts}
      theirs={who}
      goOn={isSentAgain ? 'Try again on the new version' : 'Go on with the new version'}
      onGoOn={offer.allowed ? (sides) => (isSentAgain ? onRetry() : form.settle(sides)) : undefined}
    >
      <p id={REFUSED}>
        {isRefused ? 'Nothing of yours was saved. ' : ''}What you typed is kept here. {refusalWords(offer)}
      </p>
      <ChangesList changes={changes} />
      {offer.allowed ? null : <TypedText text={typedWords(form.typed, clock)} />}
    </ConflictDesk>
  );
}

function refusalWords({ allowed, refusal }: VerbOffer): string {
  return allowed ? '' : `${refusal?.message ?? ''} ${refusal?.wayForward ?? ''}`.trim();
}
