import type { QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItemAnswer } from '@medplum/fhirtypes';
import { formItems, formUrl } from './forms';
import type { Random } from './random';

function limitOf(item: QuestionnaireItem, name: 'minValue' | 'maxValue', otherwise: number): number {
  const limit = item.extension?.find(({ url }) => url.endsWith(`/${name}`));
  return limit?.valueInteger ?? limit?.valueDecimal ?? otherwise;
}

function answerOf(item: QuestionnaireItem, random: Random, at: string): QuestionnaireResponseItemAnswer | undefined {
  const low = limitOf(item, 'minValue', 0);
  const high = Math.min(limitOf(item, 'maxValue', 10), low + 12);
  switch (item.type) {
    case 'boolean':
      return { valueBoolean: random.next() < 0.5 };
    case 'integer':
      return { valueInteger: random.whole(low, high) };
    case 'decimal':
      return { valueDecimal: random.whole(low * 10, high * 10) / 10 };
    case 'choice':
      return { valueString: random.pick(item.answerOption ?? []).valueString ?? '' };
    case 'dateTime':
      return { valueDateTime: at };
    case 'string':
      return { valueString: 'Dr Rossi' };
    default:
      return undefined;
  }
}

/** A filled form of a task type, as the person who completed it would have filled it. */
export function filledForm(
  type: string,
  options: { id: string; random: Random; at: string; author: string; patient: string },
): (QuestionnaireResponse & { id: string }) | undefined {
  const questionnaire = formUrl(type);
  if (questionnaire === undefined) {
    return undefined;
  }
  const { id, random, at, author, patient } = options;
  const item = formItems(type).flatMap((each) => {
    const answer = answerOf(each, random, at);
    return answer === undefined
      ? []
      : [{ linkId: each.linkId, ...(each.text !== undefined && { text: each.text }), answer: [answer] }];
  });
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire,
    status: 'completed',
    authored: at,
    item,
    author: { reference: author } as NonNullable<QuestionnaireResponse['author']>,
    subject: { reference: patient },
  };
}
