'use client';

import type { ComponentProps } from 'react';
import { later, useLater } from '@/components/ui/later';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import type { VerbDialog } from './verb-dialog';

const DIALOG = later(() => import('./verb-dialog'));

type AskedVerbProps = Omit<ComponentProps<typeof VerbDialog>, 'offer'> & { offer: VerbOffer | undefined };

/** The dialog of the verb that was asked for, if any; each verb has one of its own. */
export function AskedVerb({ offer, ...rest }: AskedVerbProps) {
  const dialog = useLater(DIALOG, offer !== undefined);
  return offer === undefined || dialog === undefined ? null : (
    <dialog.VerbDialog key={offer.verb} offer={offer} {...rest} />
  );
}
