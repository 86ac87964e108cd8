import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { questionsOf } from '@/lib/domain/form/form-questions';
import { freshLinkId } from './link-id';

type Items = readonly QuestionnaireItem[];
/** Where an item stands: its number at the top, then its number inside that one, and so on. Empty for the form itself. */
export type ItemPath = readonly number[];

/** The item at a path; undefined where none stands. */
export function itemAt(items: Items, path: ItemPath): QuestionnaireItem | undefined {
  const [index = -1, ...rest] = path;
  const item = items[index];
  return rest.length === 0 || item === undefined ? item : itemAt(item.item ?? [], rest);
}

/** The items with the one at a path changed; as they are where none stands. */
export function withChanged(
  items: Items,
  path: ItemPath,
  change: (item: QuestionnaireItem) => QuestionnaireItem,
): QuestionnaireItem[] {
  const index = path.at(-1) ?? -1;
  return atLevel(items, path.slice(0, -1), (level) => level.map((item, at) => (at === index ? change(item) : item)));
}

/** The items with one more at the end of the group at `within`; of the form itself at the empty path. */
export function withAdded(items: Items, within: ItemPath, item: QuestionnaireItem): QuestionnaireItem[] {
  return atLevel(items, within, (level) => [...level, item]);
}

/** The items without the one at a path and what stands in it. */
export function withoutItem(items: Items, path: ItemPath): QuestionnaireItem[] {
  const index = path.at(-1) ?? -1;
  return atLevel(items, path.slice(0, -1), (level) => level.filter((_, at) => at !== index));
}

/** The items with the one at a path one place up (-1) or down (1) among those beside it; as they are at the end of the row. */
export function withMoved(items: Items, path: ItemPath, by: -1 | 1): QuestionnaireItem[] {
  const index = path.at(-1) ?? -1;
  return atLevel(items, path.slice(0, -1), (level) => {
    const [item, other] = [level[index], level[index + by]];
    if (item === undefined || other === undefined) {
      return [...level];
    }
    const swapped = new Map([
      [index, other],
      [index + by, item],
    ]);
    return level.map((each, at) => swapped.get(at) ?? each);
  });
}

/**
 * The items with a copy of the one at a path right behind it. The copy and all in it get linkIds of their own; conditions
 * inside it that hang on a question inside it hang on the copy of that question. `random` answers 0 to 1.
 */
export function withDuplicate(items: Items, path: ItemPath, random: () => number): QuestionnaireItem[] {
  const item = itemAt(items, path);
  if (item === undefined) {
    return [...items];
  }
  const copy = copyOf(item, freshIds(items, item, random));
  const index = path.at(-1) ?? -1;
  return atLevel(items, path.slice(0, -1), (level) => [...level.slice(0, index + 1), copy, ...level.slice(index + 1)]);
}

function atLevel(items: Items, within: ItemPath, change: (level: Items) => QuestionnaireItem[]): QuestionnaireItem[] {
  const [index, ...rest] = within;
  if (index === undefined) {
    return change(items);
  }
  return items.map((each, at) => {
    if (at !== index) {
      return each;
    }
    const { item: inner, ...item } = each;
    const level = atLevel(inner ?? [], rest, change);
    return level.length === 0 ? item : { ...item, item: level };
  });
}

/** A new linkId for each one in an item. */
function freshIds(items: Items, item: QuestionnaireItem, random: () => number): ReadonlyMap<string, string> {
  const used = new Set(questionsOf(items).map(({ linkId }) => linkId));
  return new Map(
    questionsOf([item]).map(({ linkId }) => {
      const fresh = freshLinkId(used, random);
      used.add(fresh);
      return [linkId, fresh];
    }),
  );
}

function copyOf({ item: inner, enableWhen, ...item }: QuestionnaireItem, ids: ReadonlyMap<string, string>) {
  const idOf = (linkId: string) => ids.get(linkId) ?? linkId;
  const copy: QuestionnaireItem = {
    ...item,
    linkId: idOf(item.linkId),
    ...(enableWhen !== undefined && {
      enableWhen: enableWhen.map((when) => ({
        ...when,
        ...(when.question !== undefined && { question: idOf(when.question) }),
      })),
    }),
    ...(inner !== undefined && { item: inner.map((each) => copyOf(each, ids)) }),
  };
  return copy;
}
