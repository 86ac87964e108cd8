import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';
import { expect, test, vi } from 'vitest';
import { HL7, violationsOf } from './invariant-oracle-fixture';
import { mutantOf, randomOf } from './mutant-fixture';
import { issuesOf } from './validate';

/**
 * The invariants as a whole, judged twice: by the validator, and by HL7's own definitions under a FHIRPath engine that
 * shares no code with it. Mutants of the published examples break them in ways that nobody chose.
 */
/** What a validator makes of the issues that ours tells. */
type Variant = (issues: readonly OperationOutcomeIssue[]) => readonly OperationOutcomeIssue[];
type Difference = { key: string; kind: 'missed' | 'extra'; where: string };

const IS_FULL = process.env.PROVE === '1';
const MUTANTS_OF_EACH = IS_FULL ? 60 : 7;
const EXAMPLES_OF_TYPE = IS_FULL ? 6 : 3;
const LONGEST = 60_000;
/** Definitions of terms, of which each is like the other. */
const LEFT_OUT = /^(?:SearchParameter|ValueSet|CodeSystem|Bundle|ConceptMap|ImplementationGuide)-/;

/** Where the two may differ, and why. */
const KNOWN: Readonly<Record<string, string>> = {
  'missed que-7': 'R4 wrote "answer is Boolean"; the other engine takes it for a type that is not boolean.',
  'extra ctm-1': 'What a reference means shows in its type; the other engine would have to read it.',
  'extra md-1': 'Without max the expression answers with nothing, which @medplum/core takes for a violation.',
};

// fhirpath traces what `trace()` names in the definitions.
vi.spyOn(console, 'log').mockImplementation(() => undefined);

const cases = casesOf();
const expected = cases.map(violationsOf);
const told = cases.map((resource) => issuesOf(resource).filter(({ severity }) => severity === 'error'));

function casesOf(): { resourceType: string }[] {
  const random = randomOf(20_261_125);
  const names = readdirSync(HL7).filter((name) => /^[A-Z].*\.json$/.test(name) && !LEFT_OUT.test(name));
  const byType = Map.groupBy(names, (name) => name.split('-')[0]);
  return [...byType.values()].flatMap((each) =>
    each.slice(0, EXAMPLES_OF_TYPE).flatMap((name) => {
      const text = readFileSync(path.join(HL7, name), 'utf8');
      const example = text.length > LONGEST ? undefined : JSON.parse(text);
      return example === undefined
        ? []
        : [example, ...Array.from({ length: MUTANTS_OF_EACH }, () => mutantOf(example, random))];
    }),
  );
}

/** What the validator says otherwise. A place with several violations needs one of them told. */
function differencesOf(variant: Variant): { judged: number; differences: Difference[] } {
  let judged = 0;
  const differences = told.flatMap((issues, index): Difference[] => {
    const errors = variant(issues);
    if (errors.some(({ code }) => code !== 'invariant')) {
      return [];
    }
    judged += 1;
    const ours = errors.map(violationOf).filter(({ key }) => key !== 'ele-1');
    const theirs = expected[index] ?? [];
    const at = (list: typeof theirs, place: string) => list.filter((each) => each.place === place);
    const missed = theirs.filter(
      ({ place }) => !at(theirs, place).some(({ key }) => at(ours, place).some((each) => each.key === key)),
    );
    const extra = ours.filter(({ place, key }) => !at(theirs, place).some((each) => each.key === key));
    return [
      ...missed.map(({ key, place }) => ({ key, kind: 'missed' as const, where: place })),
      ...extra.map(({ key, place }) => ({ key, kind: 'extra' as const, where: place })),
    ];
  });
  return { judged, differences: differences.filter(({ key, kind }) => KNOWN[`${kind} ${key}`] === undefined) };
}

function violationOf({ details, expression }: OperationOutcomeIssue): { key: string; place: string } {
  return {
    key: /^Constraint (\S+) not met/.exec(details?.text ?? '')?.[1] ?? 'none',
    // The other speaks of the Reference, and writes no backticks.
    place: (expression?.[0] ?? '').replaceAll('`', '').replace(/\.reference$/, ''),
  };
}

test('the validator and the published invariants agree on examples and their mutants', () => {
  const { judged, differences } = differencesOf((issues) => issues);
  expect(differences).toEqual([]);
  expect(judged).toBeGreaterThan(cases.length / 2);
});

test('and the mutants break many invariants of many kinds', () => {
  const keys = new Set(expected.flat().map(({ key }) => key));
  expect(keys.size).toBeGreaterThan(IS_FULL ? 60 : 20);
  expect(expected.filter((each) => each.length > 0).length).toBeGreaterThan(cases.length / 50);
});

test.each(['ext-1', 'dom-3', 'ref-1', 'txt-2', 'cpt-2', 'sdf-16', ...(IS_FULL ? ['que-2', 'obs-7'] : [])])(
  'a validator that skips %s is caught',
  (key) => {
    const skipping: Variant = (issues) =>
      issues.filter(({ details }) => details?.text?.startsWith(`Constraint ${key} `) !== true);
    expect(differencesOf(skipping).differences).toContainEqual(expect.objectContaining({ key, kind: 'missed' }));
  },
);

test('a validator that holds an invariant against sound resources is caught', () => {
  const severe: Variant = (issues) => [
    ...issues,
    { severity: 'error', code: 'invariant', details: { text: 'Constraint dom-6 not met: x' }, expression: ['Task'] },
  ];
  expect(differencesOf(severe).differences).toContainEqual(expect.objectContaining({ key: 'dom-6', kind: 'extra' }));
});
