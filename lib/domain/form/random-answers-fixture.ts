import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { type DraftContext, type DraftRow, type FormDraft, keyOf } from './draft-shape';
import { isChoice, isTicked, limitOf, optionsOf, unitsOf } from './form-questions';
import { leastOf, mostOf } from './occurrences';
import { OWN_WORDS } from './own-words';

/** For tests: 0 up to and without 1, always the same ones for a seed (mulberry32). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** For tests: a form filled at random, each box with what its question takes; optional ones are left empty at times. */
export function randomDraft(items: readonly QuestionnaireItem[], context: DraftContext, random: Random): FormDraft {
  return Object.fromEntries(
    items
      .filter(({ type }) => type !== 'display')
      .map((item) => [keyOf(item.linkId), randomRows(item, context, random)]),
  );
}

export function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) {
    throw new Error('nothing to pick from');
  }
  return value;
}

function randomRows(item: QuestionnaireItem, context: DraftContext, random: Random): DraftRow[] {
  const least = Math.max(leastOf(item), item.type === 'group' ? 1 : 0);
  const most = item.repeats === true ? Math.min(mostOf(item), least + 2) : 1;
  const count = least + Math.floor(random() * (most - least + 1));
  const texts = isTicked(context.form, item) ? ticked(item, context, count, random) : undefined;
  const below = () => (item.item === undefined ? {} : { items: randomDraft(item.item, context, random) });
  return Array.from({ length: texts?.length ?? count }, (_, index) => ({
    ...randomAnswer(item, context, random),
    ...(texts !== undefined && { text: texts[index] ?? '' }),
    ...below(),
  }));
}

function ticked(item: QuestionnaireItem, { form }: DraftContext, count: number, random: Random): string[] {
  const keys = optionsOf(form, item).map(({ key }) => key);
  return keys
    .filter(() => random() < 0.5)
    .concat(keys)
    .slice(0, count)
    .filter((key, index, all) => all.indexOf(key) === index);
}

function randomAnswer(item: QuestionnaireItem, context: DraftContext, random: Random): DraftRow {
  if (item.type === 'group') {
    return { text: '' };
  }
  if (isChoice(item)) {
    const options = optionsOf(context.form, item);
    const isOwn = item.type === 'open-choice' && (options.length === 0 || random() < 0.3);
    return { text: isOwn ? `${OWN_WORDS}Honey` : pick(options, random).key };
  }
  if (item.type === 'reference') {
    return { text: 'Practitioner/haddad', display: 'Amira Haddad' };
  }
  const units = unitsOf(item);
  return {
    text: randomText(item, random),
    ...(item.type === 'quantity' && units.length > 1 && { unit: pick(units, random).key }),
  };
}

function randomText(item: QuestionnaireItem, random: Random): string {
  const least = Number(limitOf(item, 'minValue') ?? 0);
  const most = Number(limitOf(item, 'maxValue') ?? least + 10);
  const whole = least + Math.floor(random() * (most - least + 1));
  const texts: Partial<Record<QuestionnaireItem['type'], string>> = {
    boolean: random() < 0.5 ? 'true' : 'false',
    integer: String(whole),
    decimal: random() < 0.5 ? String(whole) : `${Math.min(whole, most - 1)},5`,
    quantity: String(whole),
    date: pick(['2026', '2026-11', '2026-11-24'], random),
    dateTime: pick(['2026-11-24T09:05', '2024-02-29T23:59'], random),
    time: pick(['00:00', '14:30', '23:59'], random),
    url: 'https://example.org/a?b=c',
    text: 'Two lines\nof words',
  };
  return texts[item.type] ?? pick(['Left heel', 'Ørsted Æ', 'x'], random);
}
