import 'server-only';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';
import { CODES, INVARIANTS } from './faults-of-rules-fixture';
import { STRUCTURE, VALUES } from './faults-of-structure-fixture';

/** For tests: a fault, where it must be told and as what, and a twin without it. */
export type Fault = {
  title: string;
  code: OperationOutcomeIssue['code'];
  at: string;
  faulty: unknown;
  sound: unknown;
  /** The invariant that is violated. */
  key?: string;
};
export type Validator = (value: unknown) => OperationOutcomeIssue[];

/** Every check of the validator, with the smallest resource that breaks it. */
export const FAULTS: readonly Fault[] = [...STRUCTURE, ...VALUES, ...CODES, ...INVARIANTS].map(
  ([title, code, at, faulty, sound, key]) => ({ title, code, at, faulty, sound, ...(key !== undefined && { key }) }),
);

/** The rows that a validator gets wrong: a fault that it does not tell, or not there, or a sound twin that it refuses. */
export function misjudged(validate: Validator, faults: readonly Fault[] = FAULTS): string[] {
  const errorsOf = (value: unknown) => validate(value).filter(({ severity }) => severity === 'error');
  return faults.flatMap((fault) => {
    const found = errorsOf(fault.faulty).some((issue) => isThat(issue, fault));
    return [
      ...(found ? [] : [`${fault.title}: not told`]),
      ...(errorsOf(fault.sound).length > 0 ? [`${fault.title}: the twin is refused`] : []),
    ];
  });
}

function isThat({ code, expression, details }: OperationOutcomeIssue, { code: wanted, at, key }: Fault): boolean {
  const isKey = key === undefined || details?.text?.startsWith(`Constraint ${key} not met`) === true;
  return code === wanted && expression?.[0] === at && isKey;
}
