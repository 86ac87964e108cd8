'use client';

import { useEffect, useState } from 'react';
import type { FormDraft } from '@/lib/domain/task/form-response';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { useBegunDraft } from './use-begun-draft';
import { useDraftKeeper } from './use-draft-keeper';

const NOTHING: FormDraft = {};

/** What stands in the form beside its initial values: what is typed now, on top of what was begun before; kept while it is typed. */
export function useTypedAnswers(page: TaskPage) {
  const { state, keep, drop } = useDraftKeeper(page.row.id);
  const { draft, discard } = useBegunDraft(page);
  const [own, setOwn] = useState<FormDraft>();

  useEffect(() => {
    if (own !== undefined) {
      keep(own);
    }
  }, [own, keep]);

  return {
    typed: own ?? draft?.answers ?? NOTHING,
    /** What was begun before, while nothing was typed since. */
    begun: own === undefined ? draft : undefined,
    /** Whether what is typed now is safe on the server. */
    kept: state,
    type: (linkId: string, texts: readonly string[]) =>
      setOwn((last) => ({ ...(last ?? draft?.answers), [linkId]: texts })),
    drop: () => {
      setOwn(undefined);
      drop();
    },
    discardBegun: discard,
  };
}
