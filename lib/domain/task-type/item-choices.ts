import type { QuestionnaireItem, QuestionnaireItemAnswerOption } from '@medplum/fhirtypes';
import { valueWordsOf } from '@/lib/domain/fhir/value-words';

type Options = readonly QuestionnaireItemAnswerOption[];

/** The choices of a question, a line each. */
export function choiceLines(item: QuestionnaireItem): string {
  return (item.answerOption ?? []).map(wordsOfChoice).join('\n');
}

/**
 * The question with a choice for each line. A line that reads like one of `known` is that one, with its coding and all
 * else that it says; another line is a choice in words, without a code: the code of other words would be a lie.
 */
export function withChoices(item: QuestionnaireItem, lines: string, known: Options): QuestionnaireItem {
  const left = [...known];
  const answerOption = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = left.findIndex((option) => wordsOfChoice(option) === line);
      return at < 0 ? { valueString: line } : (left.splice(at, 1)[0] ?? { valueString: line });
    });
  const { answerOption: _before, ...rest } = item;
  return answerOption.length === 0 ? rest : { ...rest, answerOption };
}

/** The codes behind choices, such as `Partly open: urn:edges|partly`. */
export function codedChoices(item: QuestionnaireItem): string[] {
  return (item.answerOption ?? []).flatMap((option) => {
    const { system, code } = option.valueCoding ?? {};
    return code === undefined ? [] : [`${wordsOfChoice(option)}: ${[system, code].filter(Boolean).join('|')}`];
  });
}

function wordsOfChoice(option: QuestionnaireItemAnswerOption): string {
  return (valueWordsOf(option) ?? '').replaceAll('\n', ' ').trim();
}
