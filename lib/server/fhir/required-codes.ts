import 'server-only';
import { elementNamesOf, requiredCodesAt } from '@/lib/server/repository/code-elements';

type Codes = ReadonlyMap<string, ReadonlySet<string>>;
const byType = new Map<string, Codes>();

/** The top-level code elements of a type that have a required binding, and the codes each may hold (hl7.org/fhir/R4/terminologies.html#required). */
export function requiredCodesOf(type: string): Codes {
  const codes = byType.get(type) ?? readCodes(type);
  byType.set(type, codes);
  return codes;
}

function readCodes(type: string): Codes {
  return new Map(
    elementNamesOf(type).flatMap((name) => {
      const systems = [...(requiredCodesAt(`${type}.${name}`)?.values() ?? [])];
      // A system whose codes are not listed here allows any code.
      return systems.length > 0 && !systems.some(({ all }) => all)
        ? [[name, new Set(systems.flatMap(({ codes }) => [...codes]))]]
        : [];
    }),
  );
}
