import type {
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes';
import { answerOfRow, unreadableWords } from './answer-of-row';
import { type Asked, askedPlaces } from './asked-places';
import { type PlacedFault, placedFaults } from './check-form';
import { type DraftContext, type DraftRow, type FormDraft, itemPlace, keyOf, rowPlace } from './draft-shape';
import { entryWords } from './entry-words';
import { questionsOf } from './form-questions';

/** A response, and the place in the draft that each of its entries and answers was made from. */
type Built = { response: QuestionnaireResponse; places: Map<object, string> };

/** The answers as FHIR, without questions that are not asked given the other answers, and without entries left empty. */
export function formResponseOf(draft: FormDraft, context: DraftContext): QuestionnaireResponse {
  return build(draft, context, { asked: askedOf(draft, context), keepsEmpty: false }).response;
}

/** What is wrong with what stands in the boxes, in the order of the form: one fault for each box. */
export function draftFaults(draft: FormDraft, context: DraftContext): PlacedFault[] {
  const { response, places } = build(draft, context, { asked: askedOf(draft, context), keepsEmpty: false });
  const found = placedFaults(context.form, response, { places, ...(context.say && { say: context.say }) });
  const questions = new Map(questionsOf(context.form.item ?? []).map((question) => [question.linkId, question]));
  return found
    .filter(({ place }, index) => found.findIndex((each) => each.place === place) === index)
    .map((fault) => {
      const question = questions.get(fault.linkId);
      const row = rowAt(draft, fault.place);
      const words =
        question === undefined || row === undefined || row.text.trim() === ''
          ? undefined
          : unreadableWords(question, row, context);
      const entry = entryWords(context.form.item ?? [], { draft, place: fault.place, say: context.say });
      return { ...fault, message: [...entry, words ?? fault.message].join(': ') };
    });
}

/**
 * The places of the items that are asked, given what stands in the boxes. A question that is not asked any more may have
 * been what another one hung on, and so on: a chain is as long as the form at most.
 */
export function askedOf(draft: FormDraft, context: DraftContext): Asked {
  const items = context.form.item ?? [];
  let asked: Asked | undefined;
  for (const _item of [{}, {}, ...questionsOf(items)]) {
    const { response, places } = build(draft, context, { asked, keepsEmpty: true });
    const next = askedPlaces(items, response, places);
    if (asked !== undefined && next.size === asked.size && [...next].every((place) => asked?.has(place))) {
      break;
    }
    asked = next;
  }
  return asked ?? new Set();
}

/** The row at a place; undefined where there is none. */
export function rowAt(draft: FormDraft, place: string): DraftRow | undefined {
  const [key = '', index = '', ...rest] = place.split('.');
  const row = draft[key]?.[Number(index)];
  return rest.length === 0 ? row : rowAt(row?.items ?? {}, rest.slice(1).join('.'));
}

type Options = { /** Undefined asks everything. */ asked: Asked | undefined; keepsEmpty: boolean };
type Context = DraftContext & Options & { places: Map<object, string> };

function build(draft: FormDraft, context: DraftContext, options: Options): Built {
  const places = new Map<object, string>();
  const item = itemsOf(context.form.item ?? [], { draft, place: '' }, { ...context, ...options, places });
  return {
    response: { resourceType: 'QuestionnaireResponse', status: 'completed', ...(item.length > 0 && { item }) },
    places,
  };
}

/** The boxes below one place. */
type Below = { draft: FormDraft; place: string };

function itemsOf(items: readonly QuestionnaireItem[], below: Below, context: Context): QuestionnaireResponseItem[] {
  return items
    .filter(({ type, linkId }) => type !== 'display' && (context.asked?.has(itemPlace(below.place, linkId)) ?? true))
    .flatMap((item) => {
      const rows = (below.draft[keyOf(item.linkId)] ?? []).map((row, index) => ({
        row,
        place: rowPlace(below.place, item.linkId, index),
      }));
      return item.type === 'group'
        ? rows.flatMap((each) => entryOf(item, each, context) ?? [])
        : (questionOf(item, rows, context) ?? []);
    });
}

type Placed = { row: DraftRow; place: string };

function entryOf(
  group: QuestionnaireItem,
  { row, place }: Placed,
  context: Context,
): QuestionnaireResponseItem | undefined {
  const item = itemsOf(group.item ?? [], { draft: row.items ?? {}, place }, context);
  if (item.length === 0 && !context.keepsEmpty) {
    return undefined;
  }
  const entry = { ...named(group), ...(item.length > 0 && { item }) };
  context.places.set(entry, place);
  return entry;
}

function questionOf(
  question: QuestionnaireItem,
  rows: readonly Placed[],
  context: Context,
): QuestionnaireResponseItem | undefined {
  const answer = rows.flatMap(({ row, place }) => {
    const own = answerOfRow(question, row, context);
    return own === undefined ? [] : [withBelow(own, question, { draft: row.items ?? {}, place }, context)];
  });
  return answer.length === 0 ? undefined : { ...named(question), answer };
}

/** An answer with what was answered below it. */
function withBelow(
  own: QuestionnaireResponseItemAnswer,
  question: QuestionnaireItem,
  below: Below,
  context: Context,
): QuestionnaireResponseItemAnswer {
  const item = itemsOf(question.item ?? [], below, context);
  const answer = item.length === 0 ? { ...own } : { ...own, item };
  context.places.set(answer, below.place);
  return answer;
}

function named({ linkId, text }: QuestionnaireItem): { linkId: string; text?: string } {
  return text === undefined ? { linkId } : { linkId, text };
}
