import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskAction } from '@/lib/domain/task/task-action';
import type { ActionAnswer } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readRow } from '@/lib/server/worklist/read-row';
import { commitWithChildren } from './act-on-children';
import { forgetDraft } from './form-drafts';
import { type Acting, prepareAct } from './prepare-act';
import { forgetTyped } from './typed-verbs';

type Options = { now: Date; repository?: Repository };

/**
 * Does a verb to a task: output and status in one write, against the version that was seen (design, section 6).
 * @throws NotVisibleError, StaleTaskError, RefusedError, InputError in that order (design, section 5)
 */
export async function actOnTask(
  actor: Actor,
  id: string,
  verb: TaskVerb,
  action: TaskAction,
  options: Options,
): Promise<ActionAnswer> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  const { acting, changes } = await prepareAct(repository, { actor, id, verb, action, now });
  const { written, left } = await commitWithChildren(repository, changes, { ...acting, id });
  await forgetWhatWasTyped(acting, id);
  const row = (await readRow(actor, id, { now })) ?? null;
  const version = written[0]?.version ?? action.seenVersion;
  return { id, version, row, ...(left.length > 0 && { left: [...left] }) };
}

/** What was on the way to an act that is done now; one that asks for nothing had nothing typed. */
async function forgetWhatWasTyped({ actor, verb, policy }: Acting, id: string): Promise<void> {
  if (policy.rules[verb].asks.length > 0) {
    await Promise.all([forgetTyped(actor, { id, verb }), verb === 'complete' && forgetDraft(id)]);
  }
}
