import type { TaskVerb } from './task-verb';
import type { VerbOffer } from './verb-offer';

/** What a person most likely wants next, first that is allowed. Completing has its own place on the page. */
const NEXT_STEPS: readonly TaskVerb[] = ['complete', 'check', 'resume', 'start', 'accept', 'claim', 'offer'];

/** The verbs of a task, each in one group. */
export type VerbGroups = {
  primary: VerbOffer | undefined;
  /** Allowed as well. */
  others: readonly VerbOffer[];
  /** What this status would allow, but not for this reader: each with its reason. */
  refusedHere: readonly VerbOffer[];
  /** What belongs to another status. */
  refusedNow: readonly VerbOffer[];
};

/** The verbs of a task as its page arranges them, so that each stands once and none is missing. */
export function verbGroupsOf(verbs: readonly VerbOffer[]): VerbGroups {
  const allowed = verbs.filter((offer) => offer.allowed);
  const primary = NEXT_STEPS.map((verb) => allowed.find((offer) => offer.verb === verb)).find(
    (offer) => offer !== undefined,
  );
  const refused = verbs.filter((offer) => !offer.allowed);
  return {
    primary,
    others: allowed.filter((offer) => offer !== primary),
    refusedHere: refused.filter(({ fits }) => fits),
    refusedNow: refused.filter(({ fits }) => !fits),
  };
}

/** Verbs that need no question: one press does them. */
export function isOnePress({ verb, asks }: VerbOffer): boolean {
  return asks.length === 0 && verb !== 'complete';
}
