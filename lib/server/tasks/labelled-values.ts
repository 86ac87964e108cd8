import 'server-only';
import type {
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
  Task,
} from '@medplum/fhirtypes';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { wordsOf } from '@/lib/domain/fhir/token';
import { valueWordsOf } from '@/lib/domain/fhir/value-words';
import { questionsOf, unitOf } from '@/lib/domain/form/form-questions';
import type { LabelledValue } from '@/lib/domain/task/task-page';
import type { Repository } from '@/lib/server/repository/repository';
import { readForm } from './read-form';

type Units = ReadonlyMap<string, string>;
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
    return response === undefined
      ? [{ label, value: 'Not yours to see' }]
      : answersOf(response.item ?? [], await unitsOf(repository, response));
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

/** The units of the form's numbers by linkId: an answer holds the number alone. */
async function unitsOf(repository: Repository, { questionnaire }: QuestionnaireResponse): Promise<Units> {
  const form = questionnaire === undefined ? undefined : await readForm(repository, questionnaire);
  return new Map(
    questionsOf(form?.item ?? []).flatMap((question) => {
      const unit = unitOf(question);
      return unit === undefined ? [] : [[question.linkId, unit]];
    }),
  );
}

function answersOf(items: readonly QuestionnaireResponseItem[], units: Units): LabelledValue[] {
  return items.flatMap(({ linkId, text, answer = [], item = [] }) => {
    const value = answer.flatMap((each) => answerWords(each, units.get(linkId)) ?? []).join(', ');
    const own = value === '' ? [] : [{ label: text ?? linkId, value }];
    const below = answer.flatMap((each) => each.item ?? []);
    return [...own, ...answersOf(below, units), ...answersOf(item, units)];
  });
}

function answerWords(answer: QuestionnaireResponseItemAnswer, unit: string | undefined): string | undefined {
  const words = valueWordsOf(answer);
  const isNumber = answer.valueDecimal !== undefined || answer.valueInteger !== undefined;
  return unit !== undefined && isNumber ? `${words} ${unit}` : words;
}
