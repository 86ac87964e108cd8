'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useSite } from '@/components/clinical/site';
import { useSay } from '@/components/ui/say';
import type { FormDraft } from '@/lib/domain/form/draft-shape';
import { fitDraft } from '@/lib/domain/form/fit-draft';
import { mergeAnswers, settledAnswers } from '@/lib/domain/form/merge-answers';
import type { Side } from '@/lib/domain/form/merge-three';
import type { OtherWindow, useDraftKeeper } from './use-draft-keeper';

type Options = {
  form: Questionnaire | undefined;
  methods: UseFormReturn<FieldValues>;
  keeper: ReturnType<typeof useDraftKeeper>;
  /** What stood in the boxes when this window opened. */
  opened: FormDraft;
};

/** What was typed in another window of the same person, beside what is typed here, and putting both together. */
export function useOtherWindow({ form, methods, keeper, opened }: Options) {
  const { timeZone } = useSite();
  const say = useSay();
  const { other, goOnFrom, keep } = keeper;
  const shown = form === undefined || other === undefined ? undefined : { form, other };

  function partsOf(on: { form: Questionnaire; other: OtherWindow }) {
    const drafts = {
      was: on.other.was ?? opened,
      theirs: fitDraft(on.other.draft.answers, { form: on.form, timeZone }).draft,
      mine: methods.getValues() as FormDraft,
    };
    return mergeAnswers(on.form, drafts, say);
  }

  return {
    otherWindow: shown && { savedAt: shown.other.draft.savedAt, parts: partsOf(shown) },
    /** Puts in what was typed in the other window alone, and what was chosen of it; keeps the whole from here. */
    settleWindows: (sides: Readonly<Record<string, Side>>) => {
      if (shown !== undefined) {
        for (const { place, rows } of settledAnswers(partsOf(shown), sides)) {
          methods.setValue(place, rows);
        }
        const values = methods.getValues() as FormDraft;
        goOnFrom(shown.other, values);
        keep(values);
      }
    },
  };
}
