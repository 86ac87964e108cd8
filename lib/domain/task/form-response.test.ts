import type { Questionnaire } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { formFaults } from './check-form';
import { limitWordsOf, optionsOf, unitOf } from './form-questions';
import { formDraftFaults, formDraftOf, formResponseOf } from './form-response';

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
      FORM,
      { edges: ['option:1'], length: ['8,5'], side: ['option:0'], dressing: ['text: Honey'] },
      ZONE,
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
    const draft = { infected: ['true'], smell: ['foul'], swab: ['2026-01-10T09:30'] };
    const group = formResponseOf(FORM, draft, ZONE).item?.find(({ linkId }) => linkId === 'infection');
    expect(group?.item?.at(-1)?.answer).toEqual([{ valueDateTime: '2026-01-10T08:30:00.000Z' }]);
  });

  test('a time that the change to summer time leaves out is a fault that says so; the minutes beside it are not', () => {
    const faultsAt = (swab: string) =>
      formDraftFaults(FORM, { edges: ['option:0'], infected: ['true'], smell: ['foul'], swab: [swab] }, ZONE);
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
    const draft = { infected: ['false'], smell: ['foul'], swab: ['2026-01-10T09:30'] };
    expect(formResponseOf(FORM, draft, ZONE).item?.map(({ linkId }) => linkId)).toEqual(['infected']);
  });

  test('what is missing, of another kind or beyond its limits is named in the order of the form', () => {
    expect(formDraftFaults(FORM, { length: ['about 8'], infected: ['true'] }, ZONE)).toEqual([
      { linkId: 'edges', message: 'Wound edges is needed.' },
      { linkId: 'length', message: 'Give a number, such as 8.5.' },
      { linkId: 'smell', message: 'Smell is needed.' },
    ]);
    expect(formDraftFaults(FORM, { edges: ['option:0'], length: ['61'] }, ZONE)).toEqual([
      { linkId: 'length', message: 'At most 60.' },
    ]);
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
    expect(formDraftOf(form, ZONE)).toEqual({ a: ['option:1'], b: ['3'], c: ['2026-01-10T09:30'] });
  });
});
