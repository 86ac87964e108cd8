import 'server-only';
import type { Questionnaire, QuestionnaireResponse, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { GoneError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { idOfType } from '@/lib/domain/fhir/reference';
import type { KeptDraft } from '@/lib/domain/form/form-draft';
import { recordedDraft } from '@/lib/domain/form/recorded-draft';
import { environment } from '@/lib/server/environment';
import type { Repository } from '@/lib/server/repository/repository';

/**
 * What a task that is open again was completed with before, as a draft of its form: whoever reopens it, or gets it sent
 * back, puts right what stands there instead of typing it anew. Undefined when it was never completed with this form.
 */
export async function recordedAnswers(
  repository: Repository,
  { task, form, actor }: { task: Task; form: Questionnaire | null; actor: Actor },
): Promise<KeptDraft | undefined> {
  if (form === null) {
    return undefined;
  }
  for (const { valueReference } of (task.output ?? []).toReversed()) {
    const id = idOfType(valueReference?.reference, 'QuestionnaireResponse');
    const response = id === undefined ? undefined : await readResponse(repository, id);
    if (response !== undefined && response.questionnaire?.split('|')[0] === form.url) {
      return draftOf(response, form, actor);
    }
  }
  return undefined;
}

function draftOf(response: QuestionnaireResponse, form: Questionnaire, actor: Actor): KeptDraft {
  const reference = response.author?.reference ?? '';
  return {
    answers: recordedDraft(response, { form, timeZone: environment().timeZone }),
    author: { reference, display: response.author?.display ?? reference },
    savedAt: response.authored ?? response.meta?.lastUpdated ?? '',
    mine: actor.handles.includes(reference),
    recorded: true,
  };
}

async function readResponse(repository: Repository, id: string): Promise<QuestionnaireResponse | undefined> {
  try {
    return await repository.readResource<QuestionnaireResponse>('QuestionnaireResponse', id);
  } catch (error) {
    if (error instanceof NotVisibleError || error instanceof GoneError) {
      return undefined;
    }
    throw error;
  }
}
