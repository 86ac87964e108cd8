import 'server-only';
import { type Compile, compile, type ResourceNode, types } from 'fhirpath';
import model from 'fhirpath/fhir-context/r4';
import { type Definition, definitionsOf } from './definitions-fixture';
import { type Held, json, listed, worded } from './held-fixture';

/** One element that a parameter looks at: its FHIR type, where it stands, and what it says. */
export type Element = { type: string; path: string; value: unknown };

const found = new WeakMap<object, Map<string, readonly Element[]>>();
const RESOLVES = /\.where\(resolve\(\) is (\w+)\)$/;

/** The elements of a resource that one of its parameters compares, by FHIRPath. */
export function elementsOf(resource: Held, code: string): readonly Element[] {
  const known = found.get(resource) ?? new Map<string, readonly Element[]>();
  found.set(resource, known);
  const definition = definitionsOf(resource.resourceType).get(code);
  const elements = known.get(code) ?? (definition === undefined ? [] : evaluate(resource, definition));
  known.set(code, elements);
  return elements;
}

function evaluate(resource: Held, { expressions }: Definition): Element[] {
  return expressions.flatMap((expression) => {
    const target = RESOLVES.exec(expression)?.[1];
    const elements = evaluated(expression.replace(RESOLVES, ''), resource);
    return target === undefined ? elements : elements.filter(({ value }) => pointsAt(value, target, resource));
  });
}

type Evaluator = (resource: Held) => Element[];
const evaluators = new Map<string, Evaluator>();

function evaluated(expression: string, resource: Held): Element[] {
  const evaluator = evaluators.get(expression) ?? evaluatorOf(expression);
  evaluators.set(expression, evaluator);
  return evaluator(resource);
}

function evaluatorOf(expression: string): Evaluator {
  const compiled: Compile<{ resolveInternalTypes: false }> = compile(expression, model, {
    resolveInternalTypes: false,
  });
  return (resource) => {
    const nodes = compiled(resource) as unknown[];
    const names = types(nodes);
    return nodes.map((node, index) => toElement(node, names[index] ?? ''));
  };
}

function toElement(node: unknown, name: string): Element {
  const type = name.split('.').at(-1) ?? '';
  const place = node as Partial<ResourceNode>;
  return typeof place.fullPropertyName === 'function'
    ? { type, path: (place.fullPropertyName() ?? '').replace(/\[\d+\]/g, ''), value: place.data }
    : { type, path: '', value: node };
}

/** What a reference points at by its text, or by `Reference.type` where the text does not say. */
function pointsAt(value: unknown, target: string, { contained }: Held): boolean {
  const { reference, type } = json(value);
  const text = worded(reference)?.replace(/\/_history\/[^/]+$/, '');
  if (text?.startsWith('#') === true) {
    return listed(contained)
      .map(json)
      .some(({ id, resourceType }) => `#${String(id)}` === text && resourceType === target);
  }
  return text?.includes('/') === true ? text.split('/').at(-2) === target : type === target;
}
