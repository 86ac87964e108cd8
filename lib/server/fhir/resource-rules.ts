import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { isAfter } from './compare-times';

type Fields = Readonly<Record<string, unknown>>;

/** inv-1: a task is not authored after it was last changed (hl7.org/fhir/R4/task.html#invs). */
export function isAuthoredFirst({ authoredOn, lastModified }: Fields): boolean {
  return !isAfter(authoredOn, lastModified);
}

/** que-2: each linkId of a Questionnaire stands once, at whatever depth (hl7.org/fhir/R4/questionnaire.html#invs). */
export function areLinkIdsDistinct({ item }: Fields): boolean {
  return areDistinct(valuesBelow(item, 'item', 'linkId'));
}

/** csd-1: each code of a CodeSystem stands once, at whatever depth (hl7.org/fhir/R4/codesystem.html#invs). */
export function areCodesDistinct({ concept }: Fields): boolean {
  return areDistinct(valuesBelow(concept, 'concept', 'code'));
}

/** obs-7: with a value of its own, no component of an Observation has its code (hl7.org/fhir/R4/observation.html#invs). */
export function isValueNotOfComponent(observation: Fields): boolean {
  const hasValue = Object.keys(observation).some((name) => /^_?value[A-Z]/.test(name));
  const own = codingsOf(observation.code);
  return !(
    hasValue && listOf(observation.component).some(({ code }) => codingsOf(code).some((each) => isIn(own, each)))
  );
}

function valuesBelow(nodes: unknown, children: string, name: string): unknown[] {
  return listOf(nodes).flatMap((node) => [
    ...(node[name] === undefined ? [] : [node[name]]),
    ...valuesBelow(node[children], children, name),
  ]);
}

function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function codingsOf(concept: unknown): Fields[] {
  return listOf((concept as Fields | undefined)?.coding);
}

function isIn(codings: readonly Fields[], coding: Fields): boolean {
  return codings.some((each) => isDeepStrictEqual(each, coding));
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : [];
}
