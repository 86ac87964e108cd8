import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';

/** Values of one resource, objects and lists included; the largest code systems and value sets that HL7 publishes have half as many. */
export const MOST_VALUES = 50_000;

/** Refuses a resource that would keep the server busy for longer than a second; a Bundle may hold any number of smaller ones. @throws InputError 413 */
export function refuseTooLarge(resource: unknown): void {
  if (sizeOf(resource, MOST_VALUES) > MOST_VALUES) {
    throw new InputError(`A resource may hold at most ${MOST_VALUES.toLocaleString('en')} values. Send it in parts.`, {
      status: 413,
    });
  }
}

/** How many values there are in one; stops counting beyond `most`. */
export function sizeOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) {
    return 1;
  }
  const parts = Object.values(value);
  let size = 1 + parts.length;
  for (let index = 0; index < parts.length && size <= most; index += 1) {
    size += sizeOf(parts[index], most - size) - 1;
  }
  return size;
}
