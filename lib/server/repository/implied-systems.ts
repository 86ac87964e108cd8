import 'server-only';
import { requiredCodesAt } from './code-elements';

/** The system that a code is of when its element alone says so; undefined for a code that the binding does not have. */
export type ImpliedSystem = (code: string) => string | undefined;

/**
 * A code element names no system; its required binding does (hl7.org/fhir/R4/search.html#token). Undefined when the
 * expression does not lead to one such element of the type.
 */
export function impliedSystemOf(type: string, expression: string): ImpliedSystem | undefined {
  const paths = expression
    .split('|')
    .map((each) => each.trim().replace(/^\((.*)\)$/, '$1'))
    .filter((each) => each.startsWith(`${type}.`));
  const codes = paths.length === 1 && paths[0] !== undefined ? requiredCodesAt(paths[0]) : undefined;
  if (codes === undefined) {
    return undefined;
  }
  const systems = [...codes];
  return (code) => systems.find(([, { all, codes: listed }]) => all !== listed.has(code))?.[0];
}
