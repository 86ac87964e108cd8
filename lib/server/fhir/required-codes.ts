import 'server-only';
import { codesIn } from '@/lib/server/repository/code-elements';

/** The codes of a value set, alone and as `system|code`. */
export type RequiredCodes = { codes: ReadonlySet<string>; concepts: ReadonlySet<string> };

const bySet = new Map<string, RequiredCodes | undefined>();

/**
 * What an element with a required binding to this value set may hold (hl7.org/fhir/R4/terminologies.html#required);
 * undefined when R4 does not list its codes (media types, currencies, units).
 */
export function requiredCodesOf(canonical: string | undefined): RequiredCodes | undefined {
  if (canonical !== undefined && !bySet.has(canonical)) {
    bySet.set(canonical, listedCodes(canonical));
  }
  return bySet.get(canonical ?? '');
}

function listedCodes(canonical: string): RequiredCodes | undefined {
  const systems = [...(codesIn(canonical) ?? [])];
  // A whole system whose codes are not known here allows any.
  if (systems.length === 0 || systems.some(([, { all }]) => all)) {
    return undefined;
  }
  return {
    codes: new Set(systems.flatMap(([, { codes }]) => [...codes])),
    concepts: new Set(systems.flatMap(([system, { codes }]) => [...codes].map((code) => `${system}|${code}`))),
  };
}
