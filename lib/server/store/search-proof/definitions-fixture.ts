import 'server-only';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Json, json, listed, worded } from './held-fixture';

/** A search parameter of a type as HL7 publishes it. */
export type Definition = { code: string; type: string; expressions: readonly string[]; targets: readonly string[] };

const HL7 = path.resolve('node_modules/hl7.fhir.r4.examples');
/** Published beside the parameters of R4 as illustrations; no server is asked for them. */
const ILLUSTRATIONS = /^SearchParameter-(example|filter|observation-genetic|patient-extensions)/;

/** What this server declares for Task beyond R4, as docs/fhir.md words it. */
const OURS: readonly Definition[] = [
  { code: 'due-date', type: 'date', expressions: ['Task.restriction.period.end'], targets: [] },
  { code: 'output', type: 'reference', expressions: ['Task.output.value.ofType(Reference)'], targets: [] },
  {
    code: 'priority-order',
    type: 'number',
    expressions: [
      `iif(Task.priority = 'stat', 50, iif(Task.priority = 'asap', 40, iif(Task.priority = 'urgent', 30, iif(Task.priority = 'routine', 20, 10))))`,
    ],
    targets: [],
  },
];

let published: Json[] | undefined;
const byType = new Map<string, ReadonlyMap<string, Definition>>();

/** The parameters of a type by code, from `hl7.fhir.r4.examples` (hl7.org/fhir/R4/searchparameter-registry.html). */
export function definitionsOf(type: string): ReadonlyMap<string, Definition> {
  const known = byType.get(type);
  if (known !== undefined) {
    return known;
  }
  published ??= readdirSync(HL7)
    .filter((name) => name.startsWith('SearchParameter-') && !ILLUSTRATIONS.test(name))
    .map(read);
  const definitions = published.flatMap((each) => definitionFor(type, each));
  const found = new Map([...definitions, ...(type === 'Task' ? OURS : [])].map((each) => [each.code, each]));
  byType.set(type, found);
  return found;
}

function read(name: string): Json {
  return JSON.parse(readFileSync(path.join(HL7, name), 'utf8'));
}

function definitionFor(type: string, resource: Json): Definition[] {
  const bases = listed(resource.base);
  const expression = worded(resource.expression);
  if (expression === undefined || !(bases.includes(type) || bases.includes('Resource'))) {
    return [];
  }
  const expressions = expression
    .split(' | ')
    .map((each) => each.trim())
    .filter((each) => new RegExp(`^\\(?(${type}|Resource)\\.`).test(each))
    // `as` is for one value in FHIRPath; the parameters mean every value of that type.
    .map((each) => each.replace(/ as (\w+)\)/, '.ofType($1))'));
  return [
    {
      code: String(resource.code),
      type: String(resource.type),
      expressions,
      targets: listed(resource.target).map(String),
    },
  ];
}

/** The system that a `code` element leaves unsaid: that of its required value set (hl7.org/fhir/R4/search.html#token). */
export function unsaidSystem(elementPath: string, code: string): string | undefined {
  const name = bindingAt(elementPath)?.split('|')[0]?.split('/').at(-1);
  const includes = name === undefined ? [] : listed(json(readIfThere(`ValueSet-${name}.json`).compose).include);
  return includes.map(json).flatMap((include) => (lists(include, code) ? [String(include.system)] : []))[0];
}

/** The value set that an element must take its codes from; `Patient.address.use` is read as `Address.use`. */
function bindingAt(elementPath: string): string | undefined {
  const names = elementPath.split('.');
  const elements = elementsByPath(names[0] ?? '');
  const { strength, valueSet } = json(elements.get(elementPath)?.binding);
  if (strength === 'required') {
    return worded(valueSet);
  }
  for (let length = names.length - 1; length > 1; length -= 1) {
    const type = worded(json(listed(elements.get(names.slice(0, length).join('.'))?.type)[0]).code);
    if (type !== undefined && type !== 'BackboneElement') {
      return bindingAt([type, ...names.slice(length)].join('.'));
    }
  }
  return undefined;
}

const elementsOfTypes = new Map<string, ReadonlyMap<string, Json>>();
function elementsByPath(type: string): ReadonlyMap<string, Json> {
  const known = elementsOfTypes.get(type);
  if (known !== undefined) {
    return known;
  }
  const elements = listed(json(readIfThere(`StructureDefinition-${type}.json`).snapshot).element).map(json);
  const found = new Map(elements.map((element) => [String(element.path), element]));
  elementsOfTypes.set(type, found);
  return found;
}

const files = new Map<string, Json>();
function readIfThere(name: string): Json {
  const known = files.get(name) ?? (existsSync(path.join(HL7, name)) ? read(name) : {});
  files.set(name, known);
  return known;
}

function lists(include: Json, code: string): boolean {
  const concepts =
    include.concept ?? readIfThere(`CodeSystem-${String(include.system).split('/').at(-1)}.json`).concept;
  return within(listed(concepts).map(json), code);
}

function within(concepts: readonly Json[], code: string): boolean {
  return concepts.some((concept) => concept.code === code || within(listed(concept.concept).map(json), code));
}
