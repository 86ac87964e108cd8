'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { endTiming, TIMINGS } from '@/lib/client/timings';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { ChangesBanner } from './changes-banner';
import type { ActFailure as Failed } from './use-task-acts';

type ActFailureProps = {
  failure: Failed;
  page: TaskPage;
  /** Does the same again, on the version that stands now. */
  onRetry: () => void;
  /** Whether the reader has typed something that must not get lost. */
  hasTyped?: boolean;
};

/** Why something was not done. The focus comes here, because what was pressed may be gone by now. */
export function ActFailure(props: ActFailureProps) {
  const box = useRef<HTMLDivElement>(null);
  const { failure } = props;

  useEffect(() => {
    if (failure !== undefined) {
      box.current?.focus();
      endTiming(TIMINGS.act);
    }
  }, [failure]);

  return (
    <div ref={box} tabIndex={-1} className="rounded-md">
      <Failure {...props} />
    </div>
  );
}

/** After a conflict: what happened meanwhile, and the same again where it is still possible. */
function Failure({ failure, page, onRetry, hasTyped = false }: ActFailureProps): ReactNode {
  const { error, seen, verb } = failure;
  if (!error.isConflict || seen.row.version === page.row.version) {
    return (
      <FailureBanner error={error}>
        {error.fields.length === 0 ? null : (
          <ul className="list-disc pl-5">
            {error.fields.map(({ field, message }) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        )}
      </FailureBanner>
    );
  }
  const offer = page.verbs.find((each) => each.verb === verb);
  const kept = hasTyped ? ' What you typed is kept here.' : '';
  return (
    <ChangesBanner
      seen={seen}
      current={page}
      urgency="refused"
      actions={
        offer?.allowed ? (
          <Button variant="primary" onClick={onRetry}>
            Try again on the new version
          </Button>
        ) : undefined
      }
    >
      <p>
        Nothing of yours was saved.{kept}{' '}
        {offer?.allowed ? '' : `${offer?.refusal?.message ?? ''} ${offer?.refusal?.wayForward ?? ''}`}
      </p>
    </ChangesBanner>
  );
}
