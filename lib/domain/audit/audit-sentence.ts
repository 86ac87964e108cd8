import { pastWords } from '@/lib/domain/task/act-words';
import type { AuditRow } from './audit-search';

/** What happened, in parts: `Amira Haddad` `claimed Wound check` and how it went. Whom it was about stands beside it. */
export type AuditSentence = { who: string; did: string; how: string };

/** An event as a sentence. What was asked for as an address is told as it was asked. */
export function auditSentence(row: AuditRow): AuditSentence {
  return { who: row.actor?.display ?? 'Somebody unknown', did: WORDS[row.kind](row), how: howOf(row) };
}

const WORDS: Record<AuditRow['kind'], (row: AuditRow) => string> = {
  changed: (row) => pastOf(row.act ?? row.interaction, row),
  read: readWords,
  refused: (row) => `was refused: ${REFUSED[row.interaction] ?? 'to do something with'} ${thingOf(row)}`,
  access: (row) => accessWords(row),
};

function pastOf(act: string, row: AuditRow): string {
  const words = ({ update: 'changed this', patch: 'changed this' } as Record<string, string>)[act] ?? pastWords(act);
  return words.replace(/this( task)?/, thingOf(row));
}

const REFUSED: Record<string, string> = {
  read: 'to see',
  create: 'to make',
  update: 'to change',
  patch: 'to change',
  delete: 'to remove',
};

function readWords(row: AuditRow): string {
  const { interaction, query, about } = row;
  switch (interaction) {
    case 'vread':
      return `read version ${about?.split('/_history/')[1] ?? '?'} of ${thingOf(row)}`;
    case 'history-instance':
      return `read the history of ${thingOf(row)}`;
    case 'history-type':
    case 'history-system':
      return `read the history of ${query ?? 'everything'}`;
    case 'operation':
      return SKIPS[row.act ?? '']?.(thingOf(row)) ?? `had ${thingOf(row)} validated`;
    case 'search-type':
      return searchWords(query ?? '');
    default:
      return `read ${thingOf(row)}`;
  }
}

const SKIPS: Partial<Record<string, (thing: string) => string>> = {
  skip: (thing) => `skipped ${thing} as their next task`,
  'offer-again': (thing) => `took back that they had skipped ${thing}`,
};

/** `worklist?owner=none` is a screen, `Task?owner=x` a search over FHIR. */
function searchWords(query: string): string {
  const [what = '', ...rest] = query.split('?');
  const asked = readable(rest.join('?'));
  const inWords = asked === '' ? '' : ` (${asked})`;
  switch (what) {
    case 'worklist':
      return `looked at a list of tasks${inWords}`;
    case 'next-task':
      return 'asked for their next task';
    case 'board':
      return `looked at the board${inWords}`;
    case 'audit':
      return `searched the audit${inWords}`;
    default:
      return `searched ${what === '' ? 'something' : what}${inWords}`;
  }
}

function readable(query: string): string {
  // The one place where no clock of the site is known: an instant is told as it was asked, without its seconds.
  const told = (value: string) => value.replace(/T(\d\d:\d\d):[\d.]+Z$/, ' $1 UTC');
  return [...new URLSearchParams(query)].map(([name, value]) => `${name}: ${told(value)}`).join(', ');
}

const AT_THE_DOOR: Record<string, readonly [done: string, failed: string]> = {
  'sign-in': ['signed in', 'tried to sign in'],
  'sign-in-throttled': ['signed in', 'tried to sign in too often'],
  'sign-out': ['signed out', 'tried to sign out'],
  'token-issued': ['was given a token', 'asked for a token'],
  'password-changed': ['changed a password', 'tried to change a password'],
  'account-made': ['made an account', 'tried to make an account'],
  'account-changed': ['changed an account', 'tried to change an account'],
  'account-disabled': ['disabled an account', 'tried to disable an account'],
  'account-enabled': ['enabled an account', 'tried to enable an account'],
  'account-reset': ['reset a password', 'tried to reset a password'],
  'shifts-changed': ['changed shifts', 'tried to change shifts'],
  'view-saved': ['saved a view of the list', 'tried to save a view of the list'],
  'view-deleted': ['deleted a view of the list', 'tried to delete a view of the list'],
  'home-view-set': ['chose the view to begin with', 'tried to choose the view to begin with'],
};

function accessWords({ act, succeeded, aboutWords, about }: AuditRow): string {
  const [done, failed] = AT_THE_DOOR[act ?? ''] ?? ['did something at the door', 'tried something at the door'];
  const whose = aboutWords ?? about;
  return `${succeeded ? done : failed}${whose === null ? '' : ` of ${whose}`}`;
}

function howOf({ kind, rule, succeeded, act, task }: AuditRow): string {
  if (kind === 'refused') {
    return `refused by ${rule ?? 'a rule'}`;
  }
  if (kind === 'changed' && task !== null && act !== null) {
    return `allowed by task.${act}`;
  }
  return succeeded ? '' : 'failed';
}

function thingOf({ task, about, patient, aboutWords }: AuditRow): string {
  if (task !== null) {
    return task.title ?? 'a task that is gone';
  }
  if (aboutWords !== null) {
    return aboutWords;
  }
  const reference = about?.split('/_history/')[0];
  return reference === undefined || reference === patient?.reference ? aboutPatient(patient) : reference;
}

function aboutPatient(patient: AuditRow['patient']): string {
  return patient === null ? 'something' : 'the page of a patient';
}
