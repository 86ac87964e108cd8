import { z } from 'zod';
import { TaskAction } from '@/lib/domain/task/task-action';
import { BULK_INPUTS, type BulkVerb } from './bulk-verb';

/** So many tasks are looked at in one request, so many are acted on, and so many are chosen by what a list matches. */
export const MOST_CHECKED = 200;
export const MOST_ACTED = 50;
export const MOST_MATCHING = 1000;

const Chosen = z.strictObject({ id: z.string().min(1).max(64), seenVersion: TaskAction.shape.seenVersion });

/** A task of a choice, in the version that was seen. */
export type BulkChosen = z.infer<typeof Chosen>;

function chosenUpTo(most: number) {
  return z
    .array(Chosen)
    .min(1, 'Choose a task.')
    .max(most, `At most ${most} tasks go in one request. Send the rest in another.`)
    .superRefine((items, context) => {
      const seen = new Set<string>();
      for (const [index, { id }] of items.entries()) {
        if (seen.has(id)) {
          context.addIssue({ code: 'custom', path: [index, 'id'], message: 'This task stands twice. Send it once.' });
        }
        seen.add(id);
      }
    });
}

function askedUpTo(most: number) {
  const items = chosenUpTo(most);
  const asked = <const Verb extends BulkVerb>(verb: Verb) =>
    z.strictObject({ verb: z.literal(verb), inputs: BULK_INPUTS[verb], items });
  return z.discriminatedUnion('verb', [
    asked('claim'),
    asked('release'),
    asked('reassign'),
    asked('hold'),
    asked('amend'),
  ]);
}

/** The body of `POST /api/bulk/preflight`: would each of these be done? */
export const BulkPreflight = askedUpTo(MOST_CHECKED);
export type BulkPreflight = z.infer<typeof BulkPreflight>;

/** The body of `POST /api/bulk/act`: each of these is done by itself. */
export const BulkAct = askedUpTo(MOST_ACTED);
export type BulkAct = z.infer<typeof BulkAct>;

/** The body of `POST /api/bulk/undo`; the versions are those that the acts led to. */
export const BulkUndo = z.strictObject({ items: chosenUpTo(MOST_ACTED) });
export type BulkUndo = z.infer<typeof BulkUndo>;

/** The body of `POST /api/bulk/matching`. `filter` is what stands after `/worklist?`, with the order of that list. */
export const BulkMatching = z.strictObject({
  filter: z.string().max(4000),
  most: z.number().int().min(1).max(MOST_MATCHING),
});
export type BulkMatching = z.infer<typeof BulkMatching>;
