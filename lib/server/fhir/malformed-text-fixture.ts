import { bundleOf } from './malformed-bundles-fixture';
import { byChance, type Family, FORM_TYPE, JSON_TYPE, PATCH_TYPE, TASK } from './malformed-family-fixture';
import type { Random } from './random-fixture';

type Spoil = (text: string, random: Random) => string | Uint8Array;
const NUMBERS = [
  '1e400',
  '-1e400',
  '1e-400',
  '9'.repeat(5000),
  '0.'.padEnd(5000, '1'),
  '01',
  '+1',
  'NaN',
  'Infinity',
  '-0',
];
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'resourceType', 'status', 'id'];

/** Spoils the JSON of a sound body as text or as bytes. */
const SPOILED: readonly Spoil[] = [
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => text.slice(random.below(text.length)),
  (text) => text + text,
  (text) => `\ufeff${text}`,
  (text) => `)]}',\n${text}`,
  (text) => `\u0000${text}`,
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text.replace('check', 'ch\u00e9ck'), 'latin1'),
  (text, random) => flipped(Buffer.from(text), random),
  (text, random) => inserted(text, random, String.fromCharCode(random.below(0x10000))),
  (text, random) => inserted(text, random, random.pick(['\\ud800', '\\u0000', '\\x', '\u2028', '\ufffe', '\u202e'])),
  (text, random) => text.replace('"Wound check"', random.pick(NUMBERS)),
  (text, random) =>
    text.replace('{', `{"${random.pick(NAMES)}":${random.pick(['{"a":1}', '1', 'null', '[]', '"x"'])},`),
  (text, random) => text.replace(/\}$/, `,"${random.pick(NAMES)}":${random.pick(['{"a":1}', '1', 'null', '"x"'])}}`),
  (text, random) => text.replace('"Wound check"', deep(random)),
  () => '<Task xmlns="http://hl7.org/fhir"><status value="requested"/></Task>',
  () => '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  () => '<html><script>alert(1)</script></html>',
  (_, random) => Uint8Array.from({ length: random.below(2000) }, () => random.below(256)),
];

/** Nesting near, at and far beyond what is read. */
function deep(random: Random): string {
  const depth = random.pick([100, 149, 150, 151, 1000, 100_000]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"extension":[', ']}'],
  ] as const);
  return open.repeat(depth) + (random.next() < 0.5 ? `1${close.repeat(depth)}` : '');
}

function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes;
}

function inserted(text: string, random: Random, what: string): string {
  const at = random.below(text.length);
  return text.slice(0, at) + what + text.slice(at);
}

const PATCH = '[{"op":"add","path":"/description","value":"Wound check"}]';
const SENT: readonly (readonly [string, string, Record<string, string>, string])[] = [
  ['POST', '/Task', JSON_TYPE, JSON.stringify(TASK)],
  ['PUT', '/Task/there', JSON_TYPE, JSON.stringify({ ...TASK, id: 'there' })],
  ['POST', '/Task/$validate', JSON_TYPE, JSON.stringify(TASK)],
  ['POST', '', JSON_TYPE, JSON.stringify(bundleOf('transaction'))],
  ['POST', '', JSON_TYPE, JSON.stringify(bundleOf('batch'))],
  ['PATCH', '/Task/there', PATCH_TYPE, PATCH],
  ['POST', '/Task/_search', FORM_TYPE, 'code:text=Wound%20check&status=requested'],
];

/** For tests: bodies that are no JSON, or JSON as no library writes it. */
export function textFamily(seed: number, size: number): Family {
  return byChance('spoiled text', size, {
    seed,
    make: (random) => {
      const [method, path, headers, text] = random.pick(SENT);
      return { method, path, headers, body: random.pick(SPOILED)(text, random) };
    },
  });
}
