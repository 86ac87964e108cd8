import type { Questionnaire } from '@medplum/fhirtypes';
import { z } from 'zod';
import { withLinkIds } from './link-id';

type Item = { type: string; item?: Item[] | undefined; [name: string]: unknown };

const PastedItem: z.ZodType<Item> = z.lazy(() =>
  z.looseObject({
    type: z.string({ error: 'it has no type' }),
    linkId: z.string({ error: 'its linkId is no text' }).optional(),
    text: z.string({ error: 'its text is no text' }).optional(),
    answerOption: z.array(z.looseObject({}), { error: 'its answerOption is no list' }).optional(),
    enableWhen: z.array(z.looseObject({}), { error: 'its enableWhen is no list' }).optional(),
    extension: z.array(z.looseObject({ url: z.string() }), { error: 'its extension is no list' }).optional(),
    item: z.array(PastedItem, { error: 'its item is no list' }).optional(),
  }),
);
const PastedForm = z.looseObject({
  resourceType: z.literal('Questionnaire', { error: 'resourceType is not Questionnaire' }),
  title: z.string({ error: 'title is no text' }).optional(),
  item: z.array(PastedItem, { error: 'item is no list' }).optional(),
  extension: z.array(z.looseObject({ url: z.string() }), { error: 'extension is no list' }).optional(),
});

/**
 * A Questionnaire out of pasted text, whole: all that it says stays, and items without a linkId get one. `fault` names what
 * cannot be read and where; the rest of R4 is checked when the type is saved.
 */
export function readPastedForm(text: string, random: () => number): { form: Questionnaire } | { fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { fault: `This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` };
  }
  const read = PastedForm.safeParse(json);
  if (!read.success) {
    const { path = [], message = 'it cannot be read' } = read.error.issues[0] ?? {};
    return { fault: `This is not a form: ${[placeOf(path), message].filter(Boolean).join(': ')}.` };
  }
  return { form: withLinkIds(read.data as unknown as Questionnaire, random) };
}

function placeOf(path: readonly PropertyKey[]): string {
  const items = path.slice(0, path.findLastIndex((part) => typeof part === 'number') + 1);
  return items
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}
