import { expect, test } from 'vitest';
import { makeSay } from './make-say';
import { said } from './said';
import { messageOf, SaidParts, told, wayForwardOf } from './told';

const german = makeSay('de', {
  'There is no unit {unit}.': 'Die Station {unit} gibt es nicht.',
  'Choose another.': 'Wählen Sie eine andere.',
});

test('a message with values is English for software and said in the language of the reader, also after the wire', () => {
  const refusal = told({
    rule: 'unit',
    message: said('There is no unit {unit}.', { unit: 'x {y}' }),
    wayForward: 'Choose another.',
  });
  expect(refusal).toMatchObject({ rule: 'unit', message: 'There is no unit x {y}.', wayForward: 'Choose another.' });
  const read = { ...refusal, said: SaidParts.parse(JSON.parse(JSON.stringify(refusal.said))) };
  expect(german(messageOf(read))).toBe('Die Station x {y} gibt es nicht.');
  expect(german(wayForwardOf(read) ?? '')).toBe('Wählen Sie eine andere.');
});

test('a message without values goes as it is, also one that no catalogue knows and that holds signs of its own', () => {
  const fault = told({ field: 'code', message: "It isn't {known} <here>" });
  expect(fault).toEqual({ field: 'code', message: "It isn't {known} <here>" });
  expect(german(messageOf(fault))).toBe("It isn't {known} <here>");
});
