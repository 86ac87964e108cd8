import { z } from 'zod';
import { inEnglish } from './make-say';
import type { SaidText, Words } from './said';

const SaidOnTheWire: z.ZodType<SaidText> = z.lazy(() =>
  z.object({
    text: z.string().max(2000),
    values: z.record(z.string().max(40), z.union([z.string(), z.number(), SaidOnTheWire])).optional(),
  }),
) as z.ZodType<SaidText>;

/** Beside what is told in English: how it is said in any language, where it holds values. */
export const SaidParts = z.object({ message: SaidOnTheWire.optional(), wayForward: SaidOnTheWire.optional() });
export type SaidParts = z.infer<typeof SaidParts>;

type Told = { message: string; wayForward?: string | undefined; said?: SaidParts | undefined };
type Parts = { message: Words; wayForward?: Words };
type InEnglish<Given extends Parts> = Omit<Given, 'message' | 'wayForward'> & {
  message: string;
  said?: SaidParts;
} & (Given extends {
    wayForward: Words;
  }
    ? { wayForward: string }
    : unknown);

/**
 * A message of the product for software and people: in English, and beside it as it is said where it holds values.
 * `told({ field: 'roles', message: said('There is no Location {unit}.', { unit }) })`
 */
export function told<Given extends Parts>(given: Given): InEnglish<Given> {
  const { message, wayForward, ...rest } = given;
  const parts = {
    ...(typeof message === 'object' && { message }),
    ...(typeof wayForward === 'object' && { wayForward }),
  };
  return {
    ...rest,
    message: englishOf(message),
    ...(wayForward !== undefined && { wayForward: englishOf(wayForward) }),
    ...(Object.keys(parts).length > 0 && { said: parts }),
  } as InEnglish<Given>;
}

/** What software reads, and logs. */
export function englishOf(words: Words): string {
  return typeof words === 'string' ? words : inEnglish(words);
}

/** The message of an answer, a fault or a refusal, to be said: `say(messageOf(error))`. */
export function messageOf({ message, said }: Told): Words {
  return said?.message ?? message;
}

/** The way forward of an answer or a refusal, to be said. */
export function wayForwardOf({ wayForward, said }: Told): Words | undefined {
  return said?.wayForward ?? wayForward;
}
