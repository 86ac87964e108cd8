import type { FormVerb } from '@/lib/domain/task/form-verbs';
import { FORM_VERBS } from '@/lib/domain/task/form-verbs';
import type { ItemPath } from '@/lib/domain/task-type/item-tree';
import type { TypeFault } from './type-draft';
import { FORM_WORDS } from './type-words';

/** The id of the control of a field such as `settings.role` or `forms.complete.item[1].text`; an error summary links there. */
export function controlIdOf(field: string): string {
  return `type-${field.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;
}

/** The field of an item: of the form itself at the empty path. */
export function itemFieldOf(verb: FormVerb, path: ItemPath): string {
  return `forms.${verb}${path.map((index) => `.item[${index}]`).join('')}`;
}

/** What the last try found wrong, as the summary says it: with the place of a question, and a link where there is a box. */
export function summaryOf(faults: readonly TypeFault[]): { id?: string; message: string }[] {
  return faults.map(({ field, message }) => {
    const box = boxOf(field);
    const place = placeWords(field);
    return {
      ...(box !== undefined && { id: controlIdOf(box) }),
      message: place === undefined ? message : `${place}: ${message}`,
    };
  });
}

/** The messages by the field whose box shows them. */
export function faultsByBox(faults: readonly TypeFault[]): ReadonlyMap<string, string> {
  return new Map(
    faults.flatMap(({ field, message }) => ((box) => (box ? [[box, message] as const] : []))(boxOf(field))),
  );
}

const SETTING = /^settings\.(title|code|system|status|role|due|due\.hours|due\.time|claimTo|why|todo|leaves)$/;
/** A fault of an item as a whole is shown at its text. */
const WHOLE = /^forms\.\w+(\.item\[\d+\])+$/;
const ITEM = /^(forms\.(\w+)(?:\.item\[\d+\])*)\.(text|answerOption|enableWhen|linkId|item|title)$/;

/** The field whose box a fault is shown at; undefined where the editor has none for it. */
function boxOf(field: string): string | undefined {
  if (SETTING.test(field)) {
    return field;
  }
  const [, item, verb, part] = ITEM.exec(WHOLE.test(field) ? `${field}.text` : field) ?? [];
  if (item === undefined || !FORM_VERBS.some((each) => each === verb)) {
    return undefined;
  }
  return `${item}.${part === 'linkId' ? 'text' : part}`;
}

/** `Complete form, question 2.1`. */
function placeWords(field: string): string | undefined {
  const verb = FORM_VERBS.find((each) => field.startsWith(`forms.${each}`));
  if (verb === undefined) {
    return undefined;
  }
  const numbers = [...field.matchAll(/item\[(\d+)\]/g)].map(([, index]) => Number(index) + 1);
  const form = `${FORM_WORDS[verb].label} form`;
  return numbers.length === 0 ? form : `${form}, question ${numbers.join('.')}`;
}
