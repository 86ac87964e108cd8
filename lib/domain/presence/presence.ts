import { z } from 'zod';
import { RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';

/** How often a tab with an open task says so, in milliseconds. */
export const BEAT_MILLISECONDS = 3000;
/** Who was not heard of for so long has left: one beat may be lost, and with a look each second it shows within ten seconds. */
export const PRESENCE_MILLISECONDS = 7500;

const Tab = z.string().regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits');

/** What a tab says of the task that is open in it: here it is, or it was closed. */
export const Looking = z.strictObject({
  tab: Tab,
  task: z.string().regex(RESOURCE_ID, 'the logical id of a task'),
  left: z.literal(true).optional(),
});
export type Looking = z.infer<typeof Looking>;

/** Who else looks at which tasks, by name. `all`: at no others. A task without names is looked at by nobody else any more. */
export const PresenceNews = z.object({
  all: z.literal(true).optional(),
  tasks: z.record(z.string(), z.array(z.string())),
});
export type PresenceNews = z.infer<typeof PresenceNews>;

/** What is known of who else looks, by task; only tasks at which somebody does. */
export type Presence = ReadonlyMap<string, readonly string[]>;

/** What is known after news. */
export function presenceAfter(known: Presence, { all, tasks }: PresenceNews): Presence {
  const next = new Map(all ? [] : known);
  for (const [task, names] of Object.entries(tasks)) {
    if (names.length === 0) {
      next.delete(task);
    } else {
      next.set(task, names);
    }
  }
  return next;
}

/** `Amara Okafor is looking at this`; of many, two are named. Empty for nobody. */
export function presenceWords(names: readonly string[], say: Say = inEnglish): string {
  const [first, second, ...others] = names;
  if (first === undefined) {
    return '';
  }
  if (second === undefined) {
    return say('{name} is looking at this', { name: first });
  }
  return others.length === 0
    ? say('{first} and {second} are looking at this', { first, second })
    : say('{first}, {second} and {count} more are looking at this', { first, second, count: others.length });
}
