import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { type DraftRow, type FormDraft, itemPlace, keyOf } from './draft-shape';
import { optionsOf } from './form-questions';
import { type MergedPart, mergeKindOf, type Side } from './merge-three';
import { ownWordsOf } from './own-words';

/** One question of two drafts of the same form; `key` is its place in the draft. */
export type MergedAnswer = MergedPart & { rows: { theirs: DraftRow[]; mine: DraftRow[] } };

/**
 * Two drafts of one form, typed in two windows from what both had before, question by question. An entry that may be given
 * several times is one part with all its entries.
 */
export function mergeAnswers(
  form: Questionnaire,
  { was, theirs, mine }: { was: FormDraft; theirs: FormDraft; mine: FormDraft },
  say: Say = inEnglish,
): readonly MergedAnswer[] {
  return partsOf(form.item ?? [], '').map(({ item, place, path }) => {
    const [before, other, own] = [was, theirs, mine].map((draft) => rowsAt(draft, path));
    const words = (rows: DraftRow[] | undefined) => wordsOf({ form, say }, item, rows ?? []) || say('Nothing');
    return {
      key: place,
      label: item.text ?? item.linkId,
      kind: mergeKindOf({ was: told(before), theirs: told(other), mine: told(own) }),
      was: words(before),
      theirs: words(other),
      mine: words(own),
      rows: { theirs: other ?? [], mine: own ?? [] },
    };
  });
}

/** What has to be put into the boxes of this window, by place: what only the other one typed, and what was chosen. */
export function settledAnswers(
  parts: readonly MergedAnswer[],
  sides: Readonly<Record<string, Side>>,
): readonly { place: string; rows: DraftRow[] }[] {
  return parts
    .filter(({ key, kind }) => kind === 'theirs' || (kind === 'collides' && sides[key] === 'theirs'))
    .map(({ key, rows }) => ({ place: key, rows: rows.theirs }));
}

/** What stands in a form, a question a line, to be read and copied where it cannot be sent any more. */
export function answersWords(form: Questionnaire, draft: FormDraft, say: Say = inEnglish): string {
  return mergeAnswers(form, { was: {}, theirs: {}, mine: draft }, say)
    .filter(({ kind }) => kind === 'mine')
    .map(({ label, mine }) => `${label}: ${mine}`)
    .join('\n');
}

type Part = { item: QuestionnaireItem; place: string; path: readonly string[] };

function partsOf(items: readonly QuestionnaireItem[], above: string, path: readonly string[] = []): Part[] {
  return items.flatMap((item) => {
    const place = itemPlace(above, item.linkId);
    const own = [...path, keyOf(item.linkId)];
    if (item.type === 'display') {
      return [];
    }
    const isOneGroup = item.type === 'group' && item.repeats !== true;
    return isOneGroup ? partsOf(item.item ?? [], `${place}.0`, own) : [{ item, place, path: own }];
  });
}

function rowsAt(draft: FormDraft, [key = '', ...below]: readonly string[]): DraftRow[] {
  const rows = draft[key] ?? [];
  return below.length === 0 ? rows : rowsAt(rows[0]?.items ?? {}, below);
}

/** Rows in which something stands; a box that was only opened says nothing. */
function told(rows: readonly DraftRow[] | undefined): unknown[] {
  return (rows ?? []).flatMap(({ text, unit, items }) => {
    const below = Object.values(items ?? {}).flatMap(told);
    return text === '' && below.length === 0 ? [] : [{ text, unit, below }];
  });
}

type Spoken = { form: Questionnaire; say: Say };

function wordsOf(spoken: Spoken, item: QuestionnaireItem, rows: readonly DraftRow[]): string {
  const words = rows.flatMap((row) => [
    rowWords(spoken, item, row),
    ...(item.item ?? []).map((each) => wordsOf(spoken, each, row.items?.[keyOf(each.linkId)] ?? [])),
  ]);
  return words.filter((each) => each !== '').join(', ');
}

function rowWords({ form, say }: Spoken, item: QuestionnaireItem, { text, display }: DraftRow): string {
  if (item.type === 'boolean' && text !== '') {
    return text === 'true' ? say('Yes') : say('No');
  }
  const option = optionsOf(form, item, say).find(({ key }) => key === text);
  return option?.words ?? display ?? ownWordsOf(text);
}
