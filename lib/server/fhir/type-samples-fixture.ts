import 'server-only';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ResourceType } from '@/lib/domain/fhir/resource-type';
import { HL7 } from './invariant-oracle-fixture';
import { issuesOf } from './validate';

/** For tests: a resource of each type as HL7 published it. */
export type Sample = { resourceType: string; id: string } & Record<string, unknown>;

const LONGEST = 50_000;
const names = readdirSync(HL7).filter((name) => /^[A-Z].*\.json$/.test(name));
const byType = Map.groupBy(names, (name) => name.split('-')[0] ?? '');

/** What nobody published an example of, in as little as is sound. */
const WITHOUT_EXAMPLE: Readonly<Record<string, object>> = {
  Binary: { contentType: 'text/plain', data: 'QUJD' },
  EventDefinition: { status: 'draft', trigger: [{ type: 'named-event', name: 'x' }] },
  Parameters: { parameter: [{ name: 'x', valueString: 'x' }] },
  SubstanceReferenceInformation: { comment: 'x' },
  SubstanceNucleicAcid: { numberOfSubunits: 1 },
  SubstancePolymer: { class: { text: 'x' } },
  SubstanceProtein: { numberOfSubunits: 1 },
  SubstanceSourceMaterial: { organismName: 'x' },
};

const samples = new Map<string, Sample[]>();

/** Sound examples of a type, at most so many, the first published first. */
export function samplesOf(type: ResourceType, most = 8): Sample[] {
  const known = samples.get(type) ?? readSamples(type, most);
  samples.set(type, known);
  return known.slice(0, most);
}

function readSamples(type: ResourceType, most: number): Sample[] {
  const found: Sample[] = [];
  for (const name of byType.get(type) ?? []) {
    const file = path.join(HL7, name);
    if (found.length < most && statSync(file).size < LONGEST) {
      const example = JSON.parse(readFileSync(file, 'utf8'));
      if (example.id !== undefined && issuesOf(example).every(({ severity }) => severity !== 'error')) {
        found.push(example);
      }
    }
  }
  return found.length > 0 ? found : [{ resourceType: type, id: 'sample', ...WITHOUT_EXAMPLE[type] }];
}
