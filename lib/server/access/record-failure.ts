import 'server-only';
import { StaleTaskError } from '@/lib/domain/fhir/errors';
import { type Refused, ruleOf } from '@/lib/server/audit/refusal-event';
import type { Repository } from '@/lib/server/repository/repository';

/**
 * Records why something was not done before whoever asked hears of it: a refusal by its rule, and the Task that a conflict
 * shows as it stands. @throws UnrecordedError
 */
export async function recordFailure(
  repository: Repository,
  error: unknown,
  asked: Pick<Refused, 'method' | 'about'>,
): Promise<void> {
  if (error instanceof StaleTaskError) {
    const { current } = error;
    const about = `${current.resourceType}/${current.id ?? ''}`;
    await repository.recordRead({ interaction: 'read', about }, current);
  }
  const rule = ruleOf(error);
  if (rule !== undefined) {
    await repository.recordRefusal({ rule, ...asked });
  }
}
