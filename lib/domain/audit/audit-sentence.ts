import { type SaidText, said, type Values, type Words, words } from '@/lib/domain/words/said';
import { ACT_SENTENCES, DOOR_SENTENCES, REFUSED_SENTENCES, SOMETHING_AT_THE_DOOR } from './audit-acts';
import type { AuditRow } from './audit-search';

/** What happened: a sentence about `who`, and how it went, where that is to be said. Whom it was about stands beside it. */
export type AuditSentence = { sentence: SaidText; who: Words; how: SaidText | undefined };

/** An event as a sentence. What was asked for as an address is told as it was asked. */
export function auditSentence(row: AuditRow): AuditSentence {
  const who = row.actor?.display ?? said('Somebody unknown');
  const { text, values } = SENTENCES[row.kind](row);
  return { who, how: howOf(row), sentence: said(text, { who, thing: thingOf(row), ...values }) };
}

const SENTENCES: Record<AuditRow['kind'], (row: AuditRow) => SaidText> = {
  changed: changedSentence,
  read: readSentence,
  refused: ({ interaction }) =>
    said(REFUSED_SENTENCES[interaction] ?? words('{who} was refused: to do something with {thing}')),
  access: doorSentence,
};

function changedSentence({ act, interaction }: AuditRow): SaidText {
  const done = act ?? interaction;
  return said(isAct(done) ? ACT_SENTENCES[done] : ACT_SENTENCES.amend);
}

function isAct(act: string): act is keyof typeof ACT_SENTENCES {
  return Object.hasOwn(ACT_SENTENCES, act);
}

function readSentence(row: AuditRow): SaidText {
  const { interaction, query, about, act } = row;
  switch (interaction) {
    case 'vread':
      return said('{who} read version {version} of {thing}', { version: about?.split('/_history/')[1] ?? '?' });
    case 'history-instance':
      return said('{who} read the history of {thing}');
    case 'history-type':
    case 'history-system':
      return said('{who} read the history of {thing}', { thing: query ?? said('everything') });
    case 'operation':
      return said(SKIPS[act ?? ''] ?? words('{who} had {thing} validated'));
    case 'search-type':
      return searchSentence(query ?? '');
    default:
      return said('{who} read {thing}');
  }
}

const SKIPS: Partial<Record<string, string>> = {
  skip: words('{who} skipped {thing} as their next task'),
  'offer-again': words('{who} took back that they had skipped {thing}'),
};

const SEARCHES: Partial<Record<string, string>> = {
  worklist: words('{who} looked at a list of tasks{asked, select, none {} other { ({asked})}}'),
  'next-task': words('{who} asked for their next task'),
  board: words('{who} looked at the board{asked, select, none {} other { ({asked})}}'),
  audit: words('{who} searched the audit{asked, select, none {} other { ({asked})}}'),
};

/** `worklist?owner=none` is a screen, `Task?owner=x` a search over FHIR. */
function searchSentence(query: string): SaidText {
  const [what = '', ...rest] = query.split('?');
  const values: Values = { asked: readable(rest.join('?')) || 'none', what: what === '' ? said('something') : what };
  return said(SEARCHES[what] ?? words('{who} searched {what}{asked, select, none {} other { ({asked})}}'), values);
}

function readable(query: string): string {
  // The one place where no clock of the site is known: an instant is told as it was asked, without its seconds.
  const told = (value: string) => value.replace(/T(\d\d:\d\d):[\d.]+Z$/, ' $1 UTC');
  return [...new URLSearchParams(query)].map(([name, value]) => `${name}: ${told(value)}`).join(', ');
}

function doorSentence({ act, succeeded, aboutWords, about }: AuditRow): SaidText {
  const [done, failed] = DOOR_SENTENCES[act ?? ''] ?? SOMETHING_AT_THE_DOOR;
  return said(succeeded ? done : failed, { whose: aboutWords ?? about ?? 'none' });
}

function howOf({ kind, rule, succeeded, act, task }: AuditRow): SaidText | undefined {
  if (kind === 'refused') {
    return said('refused by {rule}', { rule: rule ?? said('a rule') });
  }
  if (kind === 'changed' && task !== null && act !== null) {
    return said('allowed by {rule}', { rule: `task.${act}` });
  }
  return succeeded ? undefined : said('failed');
}

function thingOf({ task, about, patient, aboutWords }: AuditRow): Words {
  if (task !== null) {
    return task.title ?? said('a task that is gone');
  }
  if (aboutWords !== null) {
    return aboutWords;
  }
  const reference = about?.split('/_history/')[0];
  if (reference !== undefined && reference !== patient?.reference) {
    return reference;
  }
  return patient === null ? said('something') : said('the page of a patient');
}
