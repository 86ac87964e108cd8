import 'server-only';
import { isResourceId, isResourceType } from '@/lib/domain/fhir/resource-type';

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/;

/** Whether text can stand in Reference.reference: `Type/id`, a version of it, `#contained`, or an absolute URL (hl7.org/fhir/R4/references.html#literal). */
export function isReferenceSyntax(text: string): boolean {
  if (text.startsWith('#') || ABSOLUTE.test(text)) {
    return !/\s/.test(text);
  }
  const [type, id, history, version, ...rest] = (text.split('#')[0] ?? '').split('/');
  const isVersion = history === undefined || (history === '_history' && isResourceId(version));
  return isResourceType(type) && isResourceId(id) && isVersion && rest.length === 0;
}

/** Whether it is a conditional reference, `Type?criteria`, which only a transaction can resolve (hl7.org/fhir/R4/http.html#trules). */
export function isConditionalReference(text: string): boolean {
  const mark = text.indexOf('?');
  return mark > 0 && isResourceType(text.slice(0, mark));
}
