import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { type DraftContext, type DraftRow, type FormDraft, keyOf, linkIdOf } from './draft-shape';
import { isChoice, namesEveryChoice, optionsOf, questionsOf } from './form-questions';
import { openedDraft } from './open-draft';
import { OWN_WORDS, ownWordsOf } from './own-words';

/** What was kept of an answer that has no place in the form as it is now. */
export type LostAnswer = { label: string; words: string };
export type Fitted = { draft: FormDraft; lost: readonly LostAnswer[] };

/**
 * What was kept, in the shape of the form as it is now: what fits is carried over, and what does not is told. Takes
 * whatever was kept: drafts of another version of the form, and the flat ones (a list of texts by linkId) of before.
 */
export function fitDraft(kept: Readonly<Record<string, unknown>>, context: DraftContext): Fitted {
  const lost: LostAnswer[] = [];
  const items = context.form.item ?? [];
  const draft = isFlat(kept) ? fitFlat(kept, { ...context, lost }) : fitItems(items, kept, { ...context, lost });
  return { draft, lost };
}

type Fit = DraftContext & { lost: LostAnswer[] };

function isFlat(kept: Readonly<Record<string, unknown>>): boolean {
  return Object.values(kept).some((rows) => Array.isArray(rows) && rows.some((row) => typeof row === 'string'));
}

/** A flat draft had one place for each question, wherever it stands in the form. */
function fitFlat(kept: Readonly<Record<string, unknown>>, fit: Fit): FormDraft {
  const items = fit.form.item ?? [];
  const known = new Set(questionsOf(items).map(({ linkId }) => linkId));
  for (const [linkId, texts] of Object.entries(kept).filter(([each]) => !known.has(each))) {
    lose(fit, linkId, textsIn(texts));
  }
  const rowsFor = (questions: readonly QuestionnaireItem[]): Record<string, unknown> =>
    Object.fromEntries(
      questions.map((question) => {
        const below = rowsFor(question.item ?? []);
        const texts = question.type === 'group' ? [''] : textsIn(kept[question.linkId]);
        return [keyOf(question.linkId), texts.map((text) => ({ text, items: below }))];
      }),
    );
  return fitItems(items, rowsFor(items), fit);
}

function fitItems(items: readonly QuestionnaireItem[], kept: unknown, fit: Fit): FormDraft {
  const given = isObject(kept) ? kept : {};
  const opened = openedDraft(items, fit);
  for (const [key, rows] of Object.entries(given).filter(([each]) => opened[each] === undefined)) {
    lose(fit, linkIdOf(key), textsWithin(rows));
  }
  const fitted = items.flatMap((item) => {
    const rows = given[keyOf(item.linkId)];
    return item.type === 'display' || !Array.isArray(rows) ? [] : [[keyOf(item.linkId), fitRows(item, rows, fit)]];
  });
  return { ...opened, ...Object.fromEntries(fitted) };
}

/** One row at least stays where an answer is typed, as the form opens. */
function fitRows(item: QuestionnaireItem, rows: readonly unknown[], fit: Fit): DraftRow[] {
  const isOne = item.repeats !== true;
  const fitting = rows.filter(isRow).flatMap((row, index) => {
    const isFitting = !(isOne && index > 0) && isTextFor(item, row.text, fit);
    if (!isFitting) {
      lose(fit, item.text ?? item.linkId, textsWithin([row]));
      return [];
    }
    return [fitRow(item, row, fit)];
  });
  return fitting.length > 0 || (rows.length === 0 && !isOne) ? fitting : emptied(item, fit);
}

/** As the form opens, but for the initial values: somebody took those out. */
function emptied(item: QuestionnaireItem, fit: Fit): DraftRow[] {
  return openedDraft([withoutInitial(item)], fit)[keyOf(item.linkId)] ?? [];
}

function withoutInitial({ initial: _initial, answerOption, ...item }: QuestionnaireItem): QuestionnaireItem {
  const options = answerOption?.map(({ initialSelected: _selected, ...option }) => option);
  return { ...item, ...(options !== undefined && { answerOption: options }) };
}

function fitRow(item: QuestionnaireItem, { text, unit, display, items }: DraftRow, fit: Fit): DraftRow {
  const below = item.item ?? [];
  return {
    text,
    ...(unit !== undefined && { unit }),
    ...(display !== undefined && { display }),
    ...(below.length > 0 && { items: fitItems(below, items, fit) }),
  };
}

/** A choice that the form does not offer any more is none; a group has no text of its own; what is picked is a reference. */
function isTextFor(item: QuestionnaireItem, text: string, { form }: Fit): boolean {
  if (item.type === 'group') {
    return text === '';
  }
  if (text === '') {
    return true;
  }
  if (item.type === 'reference') {
    return /^[A-Za-z]+\/\S+$/.test(text);
  }
  const isListed = optionsOf(form, item).some(({ key }) => key === text);
  return (
    !isChoice(item) ||
    isListed ||
    (item.type === 'open-choice' && (text.startsWith(OWN_WORDS) || !namesEveryChoice(form, item)))
  );
}

function lose({ lost }: Fit, label: string, texts: readonly string[]): void {
  const words = texts.map(readable).filter((text) => text !== '');
  if (words.length > 0) {
    lost.push({ label, words: words.join(', ') });
  }
}

/** The text of an option is `option:` with the kind and the value. */
function readable(text: string): string {
  return ownWordsOf(text.replace(/^option:(value[A-Za-z]+:)?/, '')).trim();
}

function textsIn(texts: unknown): string[] {
  return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [];
}

function textsWithin(rows: unknown): string[] {
  return (Array.isArray(rows) ? rows : []).flatMap((row: unknown) =>
    isObject(row)
      ? [
          String(row.display ?? row.text ?? ''),
          ...Object.values(isObject(row.items) ? row.items : {}).flatMap(textsWithin),
        ]
      : textsIn([row]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRow(row: unknown): row is DraftRow {
  return isObject(row) && typeof row.text === 'string';
}
