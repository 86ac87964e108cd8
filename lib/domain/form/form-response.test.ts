import type { Questionnaire } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { limitWordsOf } from './answer-limits';
import { formFaults } from './check-form';
import { type FormDraft, keyOf } from './draft-shape';
import { optionsOf, unitOf } from './form-questions';
import { draftFaults, formResponseOf } from './form-response';
import { openedDraft } from './open-draft';

const ZONE = 'Europe/Oslo';
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';

const FORM: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  contained: [
    {
      resourceType: 'ValueSet',
      id: 'sides',
      status: 'active',
      compose: {
        include: [
          {
            system: 'urn:side',
            concept: [
              { code: 'l', display: 'Left' },
              { code: 'r', display: 'Right' },
            ],
          },
        ],
      },
    },
  ],
  item: [
    {
      linkId: 'edges',
      text: 'Wound edges',
      type: 'choice',
      required: true,
      answerOption: [{ valueString: 'Closed' }, { valueString: 'Open' }],
    },
    {
      linkId: 'length',
      text: 'Length',
      type: 'decimal',
      extension: [
        { url: `${EXTENSION}/questionnaire-unit`, valueCoding: { code: 'cm', display: 'cm' } },
        { url: `${EXTENSION}/minValue`, valueDecimal: 0 },
        { url: `${EXTENSION}/maxValue`, valueDecimal: 60 },
      ],
    },
    { linkId: 'infected', text: 'Infected', type: 'boolean' },
    {
      linkId: 'infection',
      type: 'group',
      text: 'Infection',
      enableWhen: [{ question: 'infected', operator: '=', answerBoolean: true }],
      item: [
        { linkId: 'smell', text: 'Smell', type: 'string', required: true },
        {
          linkId: 'swab',
          text: 'Swab taken at',
          type: 'dateTime',
          enableWhen: [{ question: 'smell', operator: 'exists', answerBoolean: true }],
        },
      ],
    },
    { linkId: 'side', text: 'Side', type: 'choice', answerValueSet: '#sides' },
    { linkId: 'dressing', text: 'Dressing', type: 'open-choice', answerOption: [{ valueString: 'Foam' }] },
  ],
};

const CONTEXT = { form: FORM, timeZone: ZONE };
const key = (value: string) => `option:valueString:${value}`;

/** The form as it opens, with texts typed into the boxes of some questions, whichever group they are in. */
function typed(texts: Record<string, string>): FormDraft {
  const fill = (draft: FormDraft): FormDraft =>
    Object.fromEntries(
      Object.entries(draft).map(([name, rows]) => [
        name,
        rows.map((row) => {
          const linkId = Object.keys(texts).find((each) => keyOf(each) === name);
          return { ...row, text: texts[linkId ?? ''] ?? row.text, ...(row.items && { items: fill(row.items) }) };
        }),
      ]),
    );
  return fill(openedDraft(FORM.item ?? [], CONTEXT));
}
const faultsOf = (texts: Record<string, string>) =>
  draftFaults(typed(texts), CONTEXT).map(({ linkId, message }) => ({ linkId, message }));

const question = (linkId: string) => {
  const found = FORM.item?.find((each) => each.linkId === linkId);
  if (found === undefined) {
    throw new Error(linkId);
  }
  return found;
};

describe('a form that completing asks for', () => {
  test('what is chosen and typed becomes answers of the right kind', () => {
    const response = formResponseOf(
      typed({ edges: key('Open'), length: '8,5', side: 'option:valueCoding:urn:side|l', dressing: 'text: Honey' }),
      CONTEXT,
    );
    expect(response.item).toEqual([
      { linkId: 'edges', text: 'Wound edges', answer: [{ valueString: 'Open' }] },
      { linkId: 'length', text: 'Length', answer: [{ valueDecimal: 8.5 }] },
      { linkId: 'side', text: 'Side', answer: [{ valueCoding: { system: 'urn:side', code: 'l', display: 'Left' } }] },
      { linkId: 'dressing', text: 'Dressing', answer: [{ valueString: 'Honey' }] },
    ]);
    expect(formFaults(FORM, response)).toEqual([]);
  });

  test('a time is on the clock of the site', () => {
    const draft = typed({ infected: 'true', smell: 'foul', swab: '2026-01-10T09:30' });
    const group = formResponseOf(draft, CONTEXT).item?.find(({ linkId }) => linkId === 'infection');
    expect(group?.item?.at(-1)?.answer).toEqual([{ valueDateTime: '2026-01-10T08:30:00.000Z' }]);
  });

  test('a time that the change to summer time leaves out is a fault that says so; the minutes beside it are not', () => {
    const faultsAt = (swab: string) => faultsOf({ edges: key('Closed'), infected: 'true', smell: 'foul', swab });
    expect(faultsAt('2026-03-29T02:30')).toEqual([
      {
        linkId: 'swab',
        message: 'There is no 02:30 on this day: the clocks go forward. Give an earlier or a later time.',
      },
    ]);
    expect([faultsAt('2026-03-29T01:59'), faultsAt('2026-03-29T03:00')]).toEqual([[], []]);
    expect(faultsAt('2026-02-30T10:00')).toEqual([
      { linkId: 'swab', message: 'Give day, month, year and time of a moment that exists.' },
    ]);
  });

  test('answers to questions that are not asked any more are left out, and what hung on them too', () => {
    const draft = typed({ infected: 'false', smell: 'foul', swab: '2026-01-10T09:30' });
    expect(formResponseOf(draft, CONTEXT).item?.map(({ linkId }) => linkId)).toEqual(['infected']);
  });

  test('what is missing, of another kind or beyond its limits is named in the order of the form', () => {
    expect(faultsOf({ length: 'about 8', infected: 'true' })).toEqual([
      { linkId: 'edges', message: 'Wound edges is needed.' },
      { linkId: 'length', message: 'Give a number, such as 8.5.' },
      { linkId: 'smell', message: 'Smell is needed.' },
    ]);
    expect(faultsOf({ edges: key('Closed'), length: '61' })).toEqual([{ linkId: 'length', message: 'At most 60.' }]);
  });

  test('units, limits and contained choices are read from the form', () => {
    expect(unitOf(question('length'))).toBe('cm');
    expect(limitWordsOf(question('length'))).toBe('0 to 60');
    expect(optionsOf(FORM, question('side')).map(({ words }) => words)).toEqual(['Left', 'Right']);
  });

  test('initial values stand in the boxes', () => {
    const form: Questionnaire = {
      resourceType: 'Questionnaire',
      status: 'active',
      item: [
        {
          linkId: 'a',
          type: 'choice',
          answerOption: [{ valueString: 'No' }, { valueString: 'Yes', initialSelected: true }],
        },
        { linkId: 'b', type: 'integer', initial: [{ valueInteger: 3 }] },
        { linkId: 'c', type: 'dateTime', initial: [{ valueDateTime: '2026-01-10T08:30:00Z' }] },
      ],
    };
    expect(openedDraft(form.item ?? [], { form, timeZone: ZONE })).toEqual({
      qa: [{ text: key('Yes') }],
      qb: [{ text: '3' }],
      qc: [{ text: '2026-01-10T09:30' }],
    });
  });
});

describe('a group that can be filled in several times', () => {
  const wounds: Questionnaire = {
    resourceType: 'Questionnaire',
    status: 'active',
    item: [
      {
        linkId: 'w',
        text: 'Wound',
        type: 'group',
        repeats: true,
        item: [
          { linkId: 'site', text: 'Site', type: 'string', required: true },
          { linkId: 'cm', text: 'Length', type: 'decimal' },
        ],
      },
    ],
  };
  const context = { form: wounds, timeZone: ZONE };
  const entry = (site: string, cm: string) => ({ text: '', items: { qsite: [{ text: site }], qcm: [{ text: cm }] } });

  test('becomes an item for each entry, without those left empty', () => {
    const response = formResponseOf({ qw: [entry('Heel', ''), entry('', ''), entry('Knee', '2')] }, context);
    expect(response.item?.map(({ item }) => item?.map(({ answer }) => answer?.[0]))).toEqual([
      [{ valueString: 'Heel' }],
      [{ valueString: 'Knee' }, { valueDecimal: 2 }],
    ]);
    expect(formResponseOf({ qw: [entry('', '')] }, context)).not.toHaveProperty('item');
  });

  test('says which entry something is wrong in, at its place, also behind one left empty', () => {
    expect(draftFaults({ qw: [entry('', ''), entry('', '2'), entry('Knee', 'two')] }, context)).toEqual([
      { place: 'qw.1.items.qsite.0', linkId: 'site', message: 'Wound 2: Site is needed.' },
      { place: 'qw.2.items.qcm.0', linkId: 'cm', message: 'Wound 3: Give a number, such as 8.5.' },
    ]);
    expect(draftFaults({ qw: [entry('', '2')] }, context)).toMatchObject([{ message: 'Site is needed.' }]);
  });

  test('need not have an entry, unless the form says how many it needs', () => {
    expect(draftFaults({ qw: [entry('', '')] }, context)).toEqual([]);
    const needed = { ...wounds, item: wounds.item?.map((group) => ({ ...group, required: true })) ?? [] };
    expect(draftFaults({ qw: [entry('', '')] }, { ...context, form: needed })).toEqual([
      { place: 'qw.0.items.qsite.0', linkId: 'site', message: 'Site is needed.' },
    ]);
    const twice = [{ url: `${EXTENSION}/questionnaire-minOccurs`, valueInteger: 2 }];
    const several = { ...wounds, item: wounds.item?.map((group) => ({ ...group, extension: twice })) ?? [] };
    expect(draftFaults({ qw: [entry('Heel', '')] }, { ...context, form: several })).toEqual([
      { place: 'qw', linkId: 'w', message: 'Wound is needed at least 2 times.' },
    ]);
    const once = [{ url: `${EXTENSION}/questionnaire-maxOccurs`, valueInteger: 1 }];
    const single = { ...wounds, item: wounds.item?.map((group) => ({ ...group, extension: once })) ?? [] };
    expect(draftFaults({ qw: [entry('Heel', ''), entry('Knee', '')] }, { ...context, form: single })).toMatchObject([
      { place: 'qw', message: 'Only one answer is possible.' },
    ]);
  });
});
