import 'server-only';
import type { FhirAnswer, FhirCall, FhirMethod } from './fhir-call';
import { FhirProblem } from './fhir-problem';
import type { FhirTarget } from './fhir-target';
import { readHistory, readInstance, readVersion, searchType } from './read-interactions';
import { validateOperation } from './validate-operation';
import { writeOne } from './write-interactions';

type Kind = Exclude<FhirTarget['kind'], 'metadata' | 'system'>;
type Handler<K extends Kind> = (call: FhirCall, target: Extract<FhirTarget, { kind: K }>) => Promise<FhirAnswer>;
type Handlers = { [K in Kind]: Partial<Record<FhirMethod, Handler<K>>> };

/** What each kind of URL does by method; what is not here is 405 (hl7.org/fhir/R4/http.html#summary). */
const HANDLERS: Handlers = {
  'system-history': { GET: (call) => readHistory(call, {}) },
  type: {
    GET: (call, { type }) => searchType(call, type),
    POST: writeOne,
    PUT: conditional,
    PATCH: conditional,
    DELETE: conditional,
  },
  search: { POST: (call, { type }) => searchType(call, type), GET: (call, { type }) => searchType(call, type) },
  'type-history': { GET: (call, { type }) => readHistory(call, { type }) },
  validate: { POST: validateOperation, GET: validateInstance },
  instance: { GET: readInstance, PUT: writeOne, PATCH: writeOne, DELETE: writeOne },
  'instance-history': { GET: readHistory },
  version: { GET: readVersion },
};

/** Answers one interaction, whether it came over HTTP or as an entry of a batch. @throws FhirProblem 405 */
export async function answerCall(call: FhirCall): Promise<FhirAnswer> {
  const { target } = call;
  if (target.kind === 'metadata' || target.kind === 'system') {
    throw new FhirProblem(405, 'not-supported', 'This stands on its own, not inside a Bundle.');
  }
  const handlers = HANDLERS[target.kind] as Partial<Record<FhirMethod, Handler<Kind>>>;
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const handler = handlers[method];
  if (handler === undefined) {
    throw notAllowed(Object.keys(handlers), method);
  }
  return handler(call, target);
}

export function notAllowed(methods: readonly string[], method: string): FhirProblem {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
  return new FhirProblem(405, 'not-supported', `${method} is not possible here; ${allow} is.`, { headers: { allow } });
}

function conditional(call: FhirCall, target: Extract<FhirTarget, { kind: 'type' }>): Promise<FhirAnswer> {
  if (call.query.size === 0) {
    throw notAllowed(['GET', 'POST'], call.method);
  }
  return writeOne(call, target);
}

/** Without a body only what is stored can be validated. */
function validateInstance(call: FhirCall, target: Extract<FhirTarget, { kind: 'validate' }>): Promise<FhirAnswer> {
  if (target.id === undefined) {
    throw notAllowed(['POST'], call.method);
  }
  return validateOperation(call, target);
}
