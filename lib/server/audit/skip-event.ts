import 'server-only';
import type { AuditEvent } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { VERB_SYSTEM } from './commit-record';
import { restEventOf } from './rest-event';

/** That somebody skipped a task, or took that back. Nothing of the task was changed; why stands with the skip, not here. */
export function skipEventOf(
  skip: { act: 'skip' | 'offer-again'; task: string; patient: string | undefined },
  context: { id: string; actor: Actor; at: string },
): AuditEvent & { id: string } {
  const { act, task, patient } = skip;
  return restEventOf({
    ...context,
    interaction: 'operation',
    about: [`Task/${task}`],
    patients: patient === undefined ? [] : [`Patient/${patient}`],
    more: [{ system: VERB_SYSTEM, code: act }],
  });
}
