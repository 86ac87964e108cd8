import 'server-only';

/**
 * Whether one date or time is after another beyond doubt. Two of different precision are compared as far as both go: a
 * day contains each of its hours (hl7.org/fhir/R4/datatypes.html#Period).
 */
export function isAfter(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') {
    return false;
  }
  if (one.includes('T') && other.includes('T')) {
    return Date.parse(one) > Date.parse(other);
  }
  const length = Math.min(lengthOfDate(one), lengthOfDate(other));
  return one.slice(0, length) > other.slice(0, length);
}

function lengthOfDate(text: string): number {
  return (text.split('T')[0] ?? '').length;
}
