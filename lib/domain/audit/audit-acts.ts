import type { TaskAct } from '@/lib/domain/task/task-verb';
import { words } from '@/lib/domain/words/said';

/** What somebody did with a task or another resource. */
export const ACT_SENTENCES: Record<TaskAct, string> = {
  offer: words('{who} offered {thing}'),
  claim: words('{who} claimed {thing}'),
  accept: words('{who} accepted {thing}'),
  decline: words('{who} declined {thing}'),
  release: words('{who} released {thing}'),
  start: words('{who} started {thing}'),
  hold: words('{who} put {thing} on hold'),
  resume: words('{who} resumed {thing}'),
  complete: words('{who} completed {thing}'),
  check: words('{who} checked {thing}'),
  'send-back': words('{who} sent {thing} back'),
  fail: words('{who} marked {thing} as failed'),
  cancel: words('{who} cancelled {thing}'),
  reassign: words('{who} handed {thing} over'),
  reopen: words('{who} reopened {thing}'),
  'mark-in-error': words('{who} marked {thing} as entered in error'),
  amend: words('{who} changed {thing}'),
  create: words('{who} made {thing}'),
  delete: words('{who} removed {thing}'),
};

/** What was asked for and refused. */
export const REFUSED_SENTENCES: Record<string, string> = {
  read: words('{who} was refused: to see {thing}'),
  create: words('{who} was refused: to make {thing}'),
  update: words('{who} was refused: to change {thing}'),
  patch: words('{who} was refused: to change {thing}'),
  delete: words('{who} was refused: to remove {thing}'),
};

/** What somebody did at the door, and what they tried; `whose` is what it was about, or `none`. */
export const DOOR_SENTENCES: Record<string, readonly [done: string, failed: string]> = {
  'sign-in': [
    words('{who} signed in{whose, select, none {} other { as {whose}}}'),
    words('{who} tried to sign in{whose, select, none {} other { as {whose}}}'),
  ],
  'sign-in-throttled': [
    words('{who} signed in{whose, select, none {} other { as {whose}}}'),
    words('{who} tried to sign in too often{whose, select, none {} other { as {whose}}}'),
  ],
  'sign-out': [
    words('{who} signed out{whose, select, none {} other { as {whose}}}'),
    words('{who} tried to sign out{whose, select, none {} other { as {whose}}}'),
  ],
  'token-issued': [
    words('{who} was given a token{whose, select, none {} other { as {whose}}}'),
    words('{who} asked for a token{whose, select, none {} other { as {whose}}}'),
  ],
  'password-changed': [
    words('{who} changed a password{whose, select, none {} other { of {whose}}}'),
    words('{who} tried to change a password{whose, select, none {} other { of {whose}}}'),
  ],
  'account-made': [
    words('{who} made an account{whose, select, none {} other { of {whose}}}'),
    words('{who} tried to make an account{whose, select, none {} other { of {whose}}}'),
  ],
  'account-changed': [
    words('{who} changed an account{whose, select, none {} other { of {whose}}}'),
    words('{who} tried to change an account{whose, select, none {} other { of {whose}}}'),
  ],
  'account-disabled': [
    words('{who} disabled an account{whose, select, none {} other { of {whose}}}'),
    words('{who} tried to disable an account{whose, select, none {} other { of {whose}}}'),
  ],
  'account-enabled': [
    words('{who} enabled an account{whose, select, none {} other { of {whose}}}'),
    words('{who} tried to enable an account{whose, select, none {} other { of {whose}}}'),
  ],
  'account-reset': [
    words('{who} reset a password{whose, select, none {} other { of {whose}}}'),
    words('{who} tried to reset a password{whose, select, none {} other { of {whose}}}'),
  ],
  'shifts-changed': [
    words('{who} changed shifts{whose, select, none {} other { of {whose}}}'),
    words('{who} tried to change shifts{whose, select, none {} other { of {whose}}}'),
  ],
  'view-saved': [
    words('{who} saved a view of the list{whose, select, none {} other {: {whose}}}'),
    words('{who} tried to save a view of the list{whose, select, none {} other {: {whose}}}'),
  ],
  'view-deleted': [
    words('{who} deleted a view of the list{whose, select, none {} other {: {whose}}}'),
    words('{who} tried to delete a view of the list{whose, select, none {} other {: {whose}}}'),
  ],
  'home-view-set': [
    words('{who} chose the view to begin with{whose, select, none {} other {: {whose}}}'),
    words('{who} tried to choose the view to begin with{whose, select, none {} other {: {whose}}}'),
  ],
};

/** What was done at the door that has no sentence of its own. */
export const SOMETHING_AT_THE_DOOR = [
  words('{who} did something at the door{whose, select, none {} other {: {whose}}}'),
  words('{who} tried something at the door{whose, select, none {} other {: {whose}}}'),
] as const;
