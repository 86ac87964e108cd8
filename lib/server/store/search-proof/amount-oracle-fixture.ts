import 'server-only';
import type { Element } from './elements-fixture';
import { type Json, json, worded } from './held-fixture';
import { splitAt, unescaped } from './query-text-fixture';

/** Decimals are compared as whole numbers of this fraction, for they are exact where floating point is not. */
const PLACES = 12;

function exact(text: string): bigint {
  const [, sign = '', whole = '0', decimals = '', power = '0'] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = BigInt(whole + decimals) * 10n ** BigInt(PLACES - decimals.length + Number(power));
  return sign === '-' ? -digits : digits;
}

/** Half a unit of the last digit that was said (hl7.org/fhir/R4/search.html#number). */
function halfOfLastDigit(text: string): bigint {
  const [, decimals = '', power = '0'] = /(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  return (5n * 10n ** BigInt(PLACES - decimals.length + Number(power))) / 10n;
}

/** A number against a searched one with its prefix. */
export function numberMatches(value: number, raw: string): boolean {
  const [, prefix = 'eq', text = ''] = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/.exec(raw) ?? [];
  const target = exact(String(value));
  const search = exact(text);
  const half = halfOfLastDigit(text);
  const equal = target >= search - half && target < search + half;
  switch (prefix) {
    case 'ne':
      return !equal;
    case 'gt':
    case 'sa':
      return target > search;
    case 'lt':
    case 'eb':
      return target < search;
    case 'ge':
      return target >= search;
    case 'le':
      return target <= search;
    case 'ap': {
      const away = target > search ? target - search : search - target;
      return away * 10n <= (search < 0n ? -search : search);
    }
    default:
      return equal;
  }
}

/** A Quantity against `number|system|code` (hl7.org/fhir/R4/search.html#quantity). */
export function quantityMatches({ value }: Element, raw: string): boolean {
  const { value: amount, system, code, unit }: Json = json(value);
  const [number = '', wantedSystem = '', wantedCode = ''] = splitAt(raw, '|').map(unescaped);
  const unitMatches =
    wantedSystem === ''
      ? wantedCode === '' || [worded(code), worded(unit)].includes(wantedCode)
      : system === wantedSystem && (wantedCode === '' || code === wantedCode);
  return typeof amount === 'number' && unitMatches && numberMatches(amount, number);
}
