import 'server-only';
import type { QuestionnaireResponse, QuestionnaireResponseItem, Task } from '@medplum/fhirtypes';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { wordsOf } from '@/lib/domain/fhir/token';
import { valueWordsOf } from '@/lib/domain/fhir/value-words';
import type { LabelledValue } from '@/lib/domain/task/task-page';
import type { Repository } from '@/lib/server/repository/repository';

const FORM = 'QuestionnaireResponse/';
type Labelled = NonNullable<Task['input']>[number] | NonNullable<Task['output']>[number];

/** Inputs or outputs as label and value; a filled form as its questions and answers. */
export async function labelledValues(
  repository: Repository,
  parts: readonly Labelled[] | undefined,
): Promise<LabelledValue[]> {
  const values = await Promise.all((parts ?? []).map((part) => valuesOf(repository, part)));
  return values.flat();
}

async function valuesOf(repository: Repository, part: Labelled): Promise<LabelledValue[]> {
  const label = wordsOf(part.type) ?? 'Value';
  const reference = part.valueReference?.reference;
  if (reference?.startsWith(FORM) === true) {
    const response = await readResponse(repository, reference.slice(FORM.length));
    return response === undefined ? [{ label, value: 'Not yours to see' }] : answersOf(response.item ?? []);
  }
  const value = valueWordsOf(part);
  return value === undefined ? [] : [{ label, value }];
}

async function readResponse(repository: Repository, id: string): Promise<QuestionnaireResponse | undefined> {
  try {
    return await repository.readResource<QuestionnaireResponse>('QuestionnaireResponse', id);
  } catch (error) {
    if (error instanceof NotVisibleError) {
      return undefined;
    }
    throw error;
  }
}

function answersOf(items: readonly QuestionnaireResponseItem[]): LabelledValue[] {
  return items.flatMap(({ linkId, text, answer = [], item = [] }) => {
    const value = answer.flatMap((each) => valueWordsOf(each) ?? []).join(', ');
    const own = value === '' ? [] : [{ label: text ?? linkId ?? 'Answer', value }];
    return [...own, ...answersOf(answer.flatMap((each) => each.item ?? [])), ...answersOf(item)];
  });
}
