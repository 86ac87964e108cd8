'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { type FieldValues, useForm } from 'react-hook-form';
import { useSite } from '@/components/clinical/site';
import { sameJson } from '@/lib/domain/fhir/same-json';
import type { FormDraft } from '@/lib/domain/form/draft-shape';
import { type Fitted, fitDraft, type LostAnswer } from '@/lib/domain/form/fit-draft';
import type { KeptDraft } from '@/lib/domain/form/form-draft';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { useBegunDraft } from './use-begun-draft';
import { useDraftKeeper } from './use-draft-keeper';
import { useOtherWindow } from './use-other-window';

const NOTHING: Fitted = { draft: {}, lost: [] };
const NONE_LOST: readonly LostAnswer[] = [];

type Options = { page: TaskPage; form: Questionnaire | undefined; onTyped: () => void };

/**
 * What stands in the boxes of a form: its initial values, then what was begun before, then what is typed; kept on the
 * server while it is typed. What is typed stays when the page moves on under it; when the form itself becomes another,
 * what fits is carried over and the rest told.
 */
export function useFormAnswers({ page, form, onTyped }: Options) {
  const { timeZone } = useSite();
  const { draft: begun, discard } = useBegunDraft(page);
  const keeper = useDraftKeeper(page.row.id, begun);
  const [isTyped, setTyped] = useState(false);
  const [lostSince, setLost] = useState<readonly LostAnswer[]>(NONE_LOST);
  const answers = begun?.answers;
  const opened = useMemo(() => openedOf(form, answers, timeZone), [form, answers, timeZone]);
  const methods = useForm<FieldValues>({ defaultValues: opened.draft });
  const shown = useRef({ form, draft: opened.draft });

  function show(draft: FormDraft) {
    shown.current = { form, draft };
    methods.reset(draft);
  }

  const follow = useEffectEvent((next: Fitted) => {
    if (!isTyped) {
      if (shown.current.draft !== next.draft) {
        show(next.draft);
      }
    } else if (form !== undefined && shown.current.form !== form) {
      const fitted = fitDraft(methods.getValues(), { form, timeZone });
      setLost((last) => [...last, ...fitted.lost]);
      show(fitted.draft);
    }
  });
  useEffect(() => follow(opened), [opened]);

  const take = useEffectEvent((values: FormDraft) => {
    // The library tells of boxes that are drawn, too; only another answer is one that was typed.
    if (isTyped || !sameJson(values, shown.current.draft)) {
      onTyped();
      setLost((last) => (isTyped ? last : opened.lost));
      setTyped(true);
      keeper.keep(values);
    }
  });
  const { subscribe } = methods;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name }) => (name === undefined ? undefined : take(values as FormDraft)),
      }),
    [subscribe],
  );

  function drop() {
    setTyped(false);
    setLost(NONE_LOST);
    keeper.drop();
    show(opened.draft);
  }

  return {
    /** The boxes, as React Hook Form has them: the values are a `FormDraft`. */
    methods,
    /** What stands in the boxes now. */
    answers: () => methods.getValues() as FormDraft,
    /** What was begun before, while nothing was typed since. */
    begun: isTyped ? undefined : begun,
    /** What of a draft has no place in the form as it is now. */
    lost: isTyped ? lostSince : opened.lost,
    ...useOtherWindow({ form, methods, keeper, opened: opened.draft }),
    /** Whether what is typed now is safe on the server. */
    kept: keeper.state,
    /** Takes out what was typed; what was begun before stands there again. */
    drop,
    discardBegun: discard,
  };
}

function openedOf(
  form: Questionnaire | undefined,
  answers: KeptDraft['answers'] | undefined,
  timeZone: string,
): Fitted {
  return form === undefined ? NOTHING : fitDraft(answers ?? {}, { form, timeZone });
}
