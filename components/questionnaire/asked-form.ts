'use client';

import { createContext, useContext } from 'react';
import type { Asked } from '@/lib/domain/form/asked-places';
import type { DraftContext } from '@/lib/domain/form/draft-shape';

/** What every question of a form needs to know of the whole. */
export type AskedForm = {
  context: DraftContext;
  /** The places of the items that are asked now. */
  asked: Asked;
  /** What is wrong, by the place where it stands. */
  faults: ReadonlyMap<string, string>;
  /** Shows the answers in words instead of boxes. */
  isReadOnly: boolean;
};

export const AskedFormContext = createContext<AskedForm | undefined>(undefined);

/** The form that a question stands in. @throws Error outside of one */
export function useAskedForm(): AskedForm {
  const asked = useContext(AskedFormContext);
  if (asked === undefined) {
    throw new Error('A question stands in a form.');
  }
  return asked;
}
