import 'server-only';
import { isConditionalReference } from './reference-syntax';

/** Elements whose text may be the fullUrl of another entry (hl7.org/fhir/R4/http.html#trules). */
const URL_ELEMENTS: ReadonlySet<string> = new Set([
  'reference',
  'uri',
  'url',
  'valueUri',
  'valueUrl',
  'valueUuid',
  'valueOid',
  'valueCanonical',
]);

/** A copy of a resource in which every reference to an entry of the Bundle names what that entry became. */
export function rewriteReferences<T>(value: T, resolve: (reference: string) => string | undefined): T {
  return rewritten(value, '', resolve) as T;
}

/** Every conditional reference, `Patient?identifier=…`, in a value. */
export function conditionalReferencesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, child]) =>
    name === 'reference' && typeof child === 'string' && isConditionalReference(child)
      ? [child]
      : conditionalReferencesOf(child),
  );
}

function rewritten(value: unknown, name: string, resolve: (reference: string) => string | undefined): unknown {
  if (typeof value === 'string') {
    return rewrittenText(value, name, resolve);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((each) => rewritten(each, name, resolve));
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, rewritten(child, key, resolve)]));
}

function rewrittenText(value: string, name: string, resolve: (reference: string) => string | undefined): string {
  if (name === 'div') {
    return value.replace(
      /\b(src|href)="([^"#]+)(#[^"]*)?"/g,
      (whole, attribute: string, url: string, fragment = '') => {
        const target = resolve(url);
        return target === undefined ? whole : `${attribute}="${target}${fragment}"`;
      },
    );
  }
  if (!URL_ELEMENTS.has(name)) {
    return value;
  }
  const [url = '', fragment] = value.split('#');
  const target = resolve(url);
  return target === undefined ? value : `${target}${fragment === undefined ? '' : `#${fragment}`}`;
}
