import type { Questionnaire } from '@medplum/fhirtypes';
import { sameJson } from '@/lib/domain/fhir/same-json';
import { questionsOf } from '@/lib/domain/form/form-questions';
import { FORM_VERBS, type FormVerb } from '@/lib/domain/task/form-verbs';
import type { DueRule } from './due-rule';
import type { TaskTypeForms, TaskTypeSettings } from './task-type';

/** A type as one of its versions says it. */
export type TypeAtVersion = { settings: TaskTypeSettings; forms: TaskTypeForms };

const quoted = (text: string) => (text === '' ? 'nothing' : `“${text}”`);
const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** Each setting in a person's words, so that a change of it is a sentence. */
const WORDS: { [Name in keyof TaskTypeSettings]: [name: string, words: (value: TaskTypeSettings[Name]) => string] } = {
  title: ['Title', quoted],
  code: ['Code', quoted],
  status: ['Status', (status) => status],
  role: ['Role', (role) => (role === '' ? 'anybody' : (role.split('|').at(-1) ?? role))],
  due: ['Due', dueWords],
  claimTo: ['Claiming means', (to) => to],
  direct: ['Steps may be skipped', yesNo],
  reassignKeepsStatus: ['Handing over keeps the status', yesNo],
  secondPerson: ['A second person checks', yesNo],
  why: ['Why it comes', quoted],
  todo: ['What to do', quoted],
  leaves: ['How it leaves', quoted],
};

/** What one version changed of the one before, a sentence each; of the first one, that it was made. */
export function typeChanges(before: TypeAtVersion | undefined, after: TypeAtVersion): string[] {
  if (before === undefined) {
    return ['Made.'];
  }
  const names = Object.keys(WORDS) as (keyof TaskTypeSettings)[];
  return [
    ...names.flatMap((name) => settingChange(name, before.settings, after.settings) ?? []),
    ...FORM_VERBS.flatMap((verb) => formChanges(verb, before.forms[verb], after.forms[verb])),
  ];
}

/** Each setting with its value, both in a person's words. */
export function settingLines(settings: TaskTypeSettings): { name: string; words: string }[] {
  const line = <Name extends keyof TaskTypeSettings>(name: Name) => {
    const [label, words] = WORDS[name];
    return { name: label, words: words(settings[name]) };
  };
  return (Object.keys(WORDS) as (keyof TaskTypeSettings)[]).map(line);
}

/** When it is due, after `Due: `. */
export function dueWords(rule: DueRule): string {
  switch (rule.kind) {
    case 'none':
      return 'no due time';
    case 'after':
      return rule.hours === 1 ? '1 hour after it was asked for' : `${rule.hours} hours after it was asked for`;
    case 'shift-end':
      return 'at the end of the shift';
    case 'at':
      return `at ${rule.time}`;
  }
}

function settingChange<Name extends keyof TaskTypeSettings>(
  name: Name,
  before: TaskTypeSettings,
  after: TaskTypeSettings,
): string | undefined {
  const [label, words] = WORDS[name];
  return sameJson(before[name], after[name]) ? undefined : `${label}: ${words(before[name])} → ${words(after[name])}.`;
}

function formChanges(verb: FormVerb, before: unknown, after: unknown): string[] {
  const [earlier, later] = [before, after] as (Questionnaire | undefined)[];
  if (earlier === undefined || later === undefined) {
    return earlier === later ? [] : [`Form for ${verb}: ${later === undefined ? 'taken away' : 'added'}.`];
  }
  const asked = (form: Questionnaire) => new Map(questionsOf(form.item ?? []).map((each) => [each.linkId, each]));
  const [old, now] = [asked(earlier), asked(later)];
  const name = (linkId: string) => quoted((now.get(linkId) ?? old.get(linkId))?.text ?? linkId);
  const of = `Form for ${verb}`;
  const sentences = [
    ...[...now.keys()].filter((id) => !old.has(id)).map((id) => `${of}: ${name(id)} added.`),
    ...[...old.keys()].filter((id) => !now.has(id)).map((id) => `${of}: ${name(id)} taken away.`),
    ...[...now.keys()]
      .filter((id) => old.has(id) && !sameJson(withoutItems(old.get(id)), withoutItems(now.get(id))))
      .map((id) => `${of}: ${name(id)} changed.`),
  ];
  const isSame = sameJson(earlier.item, later.item) && earlier.title === later.title;
  return sentences.length > 0 || isSame ? sentences : [`${of}: rearranged.`];
}

function withoutItems(item: object | undefined): object {
  return { ...item, item: undefined };
}
