import type { Actor } from '@/lib/domain/access/actor';
import { pool } from '@/lib/server/database/pool';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { actOnTask } from './act-on-task';

/** Who completes which task with which answer, and whether as the product does or with a transaction for each part. */
export type CompletionOrder = { actor: Actor; id: string; length: number; seenVersion: string; inTwo: boolean };

// A process of the product that completes a task, and is killed while it does.
process.on('disconnect', () => process.exit(0));
process.on('message', (order: CompletionOrder) => {
  void complete(order).then(
    () => process.send?.('done'),
    (error: unknown) => process.send?.(String(error)),
  );
});
// A connection is open, as it is in a server at work.
await pool().query('select 1');
process.send?.('ready');

function complete({ actor, id, length, seenVersion, inTwo }: CompletionOrder): Promise<unknown> {
  const now = new Date();
  const repository = repositoryFor(actor, { now: () => now });
  const item = [{ linkId: 'length', text: 'Length', answer: [{ valueDecimal: length }] }];
  const questionnaireResponse = { resourceType: 'QuestionnaireResponse' as const, status: 'in-progress', item };
  const action = { seenVersion, questionnaireResponse };
  return actOnTask(actor, id, 'complete', action, { now, repository: inTwo ? torn(repository) : repository });
}

/** First the answers, then the task that points at them. The judge must see it. */
function torn(repository: Repository): Repository {
  const commit = repository.commit.bind(repository);
  repository.commit = async (changes) => {
    const written = [];
    for (const change of [...changes].reverse()) {
      written.unshift(...(await commit([change])));
    }
    return written;
  };
  return repository;
}
