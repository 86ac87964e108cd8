import type { QuestionnaireItem, QuestionnaireResponse } from '@medplum/fhirtypes';
import type { Places } from './check-form';
import { itemPlace, rowPlace } from './draft-shape';
import { isEnabled, type Scope } from './enable-when';

/** The places (of `itemPlace`) of the items that are asked; below an item that is not asked nothing is. */
export type Asked = ReadonlySet<string>;

/** The items of a form that are asked, given a response that holds every entry, those left empty too. */
export function askedPlaces(
  items: readonly QuestionnaireItem[],
  response: QuestionnaireResponse,
  places: Places,
): Asked {
  return new Set(placesIn({ questions: items, given: response.item ?? [] }, '', places));
}

function placesIn(scope: Scope, above: string, places: Places): string[] {
  return scope.questions
    .filter((item) => isEnabled(item, scope))
    .flatMap((item) => [itemPlace(above, item.linkId), ...placesBelow(item, scope, above, places)]);
}

function placesBelow(item: QuestionnaireItem, above: Scope, path: string, places: Places): string[] {
  const { linkId, item: questions = [], type } = item;
  const given = questions.length === 0 ? [] : above.given.filter((each) => each.linkId === linkId);
  if (type === 'group') {
    return given.flatMap((entry) =>
      placesIn({ questions, given: entry.item ?? [], above }, places.get(entry) ?? '', places),
    );
  }
  const answers = given.flatMap(({ answer }) => answer ?? []);
  // Words below a question help to answer it; what is asked there waits for the answer it belongs to.
  const words = { questions: questions.filter((each) => each.type === 'display'), given: [], above };
  return answers.length === 0
    ? placesIn(words, rowPlace(path, linkId, 0), places)
    : answers.flatMap((answer) =>
        placesIn(
          { questions, given: answer.item ?? [], owner: { linkId, answer }, above },
          places.get(answer) ?? '',
          places,
        ),
      );
}
