'use client';

import { useState } from 'react';
import { useClock } from '@/components/clinical/site';
import { discardTyped, keepTyped } from '@/lib/client/keep-draft';
import type { Side } from '@/lib/domain/form/merge-three';
import { mergeTyped, settledTyped } from '@/lib/domain/task/merge-typed';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { KeptTyped, TypedToKeep, TypedVerb } from '@/lib/domain/task/typed-verb';
import { type VerbDraft, verbDraftOf } from '@/lib/domain/task/verb-draft';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { useDraftSender } from './use-draft-sender';

/** Only what was touched: on a newer version the rest shows, and sends, what stands there now. */
export type Typed = TypedVerb & { confirmed?: boolean };
/** On what the reader typed: the page, and what of the task stood in the boxes. */
export type TypedOn = { seen: TaskPage; opened: VerbDraft };

/** What is typed into the form of a verb, on which version, and what somebody else changed since; kept while it is typed. */
export function useTypedVerb(page: TaskPage, offer: VerbOffer) {
  const clock = useClock();
  const current = { seen: page, opened: verbDraftOf(page.row, clock.timeZone) };
  const [begun, setBegun] = useState(() => page.typed.find(({ verb }) => verb === offer.verb));
  const [typed, setTyped] = useState<Typed>(begun?.typed ?? {});
  const [held, setHeld] = useState<TypedOn | undefined>(() => begun && typedOn(begun, current));
  const [discards, setDiscards] = useState(0);
  const { keep, drop } = useDraftSender((draft: TypedToKeep) => keepTyped(page.row.id, offer.verb, draft));
  const on = held ?? current;
  const isStale = on.seen.row.version !== page.row.version;
  const parts = isStale ? mergeTyped(offer, { opened: on.opened, typed, theirs: current.opened }, clock) : [];

  function type(next: Typed, base: TypedOn) {
    const { confirmed: _confirmed, ...words } = next;
    const { due, priority, description } = base.opened;
    setHeld(base);
    setTyped(next);
    setBegun(undefined);
    keep({ typed: words, opened: { due, priority, description }, seenVersion: base.seen.row.version });
  }

  return {
    on,
    current,
    isStale,
    parts,
    typed,
    /** When what stands here was kept, while it was not touched since. */
    begunAt: begun?.savedAt,
    /** Something else was typed, such as an answer: it belongs to the version that stands. */
    hold: () => setHeld(on),
    change: (part: Partial<VerbDraft>) => type({ ...typed, ...part }, on),
    /** Goes on from the version that stands: with what only one of both changed, and what was chosen. */
    settle: (sides: Readonly<Record<string, Side>>): Typed => {
      const next = settledTyped(typed, parts, sides);
      type(next, current);
      return next;
    },
    drop,
    /** How often it was thrown away: boxes that keep what is typed in them begin anew. */
    discards,
    discard: () => {
      drop();
      setTyped({});
      setHeld(undefined);
      setBegun(undefined);
      setDiscards(discards + 1);
      // What cannot be thrown away now goes a day after the task has closed.
      discardTyped(page.row.id, offer.verb).catch(() => undefined);
    },
  };
}

/** The page as it stood when something was typed, as far as it is still known: its version and what stood in the boxes. */
function typedOn({ seenVersion, opened }: KeptTyped, current: TypedOn): TypedOn {
  const { row, story } = current.seen;
  if (seenVersion === row.version) {
    return current;
  }
  const known = story.findIndex(({ version }) => version === seenVersion);
  const seen = { ...current.seen, row: { ...row, version: seenVersion }, story: story.slice(Math.max(0, known)) };
  return { seen, opened: { ...current.opened, ...opened } };
}
