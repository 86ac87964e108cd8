import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceId, isResourceType } from '@/lib/domain/fhir/resource-type';
import { unescapeValue, type ValueFilter } from './search-filter';

/** What a searched reference means: these texts in the index, or an id of any type. */
export type MeantReference = { kind: 'these'; references: readonly string[] } | { kind: 'any-type'; id: string };

const MOST_TYPES_SPELLED_OUT = 10;

/**
 * Reads `Type/id`, `id` or a URL; what is under our own base stands in the index as `Type/id` (hl7.org/fhir/R4/search.html#reference). @throws InputError when it is none of these
 */
export function meantReference({ parameter, modifier }: ValueFilter, raw: string, baseUrl: string): MeantReference {
  const text = literalOf(raw, baseUrl);
  if (isAbsolute(text)) {
    return { kind: 'these', references: [text] };
  }
  const { type, id } = relativeReference(text, parameter.code);
  const wanted = type ?? modifier;
  if (wanted !== undefined) {
    return {
      kind: 'these',
      references: modifier === undefined || wanted === modifier ? [`${wanted}/${id}`] : [],
    };
  }
  const { targets } = parameter;
  return targets.length > 0 && targets.length <= MOST_TYPES_SPELLED_OUT
    ? { kind: 'these', references: targets.map((target) => `${target}/${id}`) }
    : { kind: 'any-type', id };
}

/** Whether a reference names a place outside this store, or is a canonical URL. */
export function isAbsolute(reference: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(reference);
}

/** A searched reference as the index has it: without escapes, without our own base and without a version of the resource. */
export function literalOf(raw: string, baseUrl: string): string {
  return (unescapeValue(raw).split('/_history/')[0] ?? '').replace(`${baseUrl}/`, '');
}

/** `Type/id` or an id alone. @throws InputError when it is neither. */
export function relativeReference(text: string, field: string): { type: string | undefined; id: string } {
  const [type, id, ...rest] = text.includes('/') ? text.split('/') : [undefined, text];
  const isType = type === undefined || isResourceType(type);
  if (!isResourceId(id) || rest.length > 0 || !isType) {
    throw new InputError(`${field} must be Type/id, an id or an absolute URL.`, {
      fields: [{ field, message: 'malformed reference' }],
    });
  }
  return { type, id };
}
