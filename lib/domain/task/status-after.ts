import type { Task } from '@medplum/fhirtypes';
import { heldFromOf } from './task-hold';
import { offersAnew } from './task-policy';
import { startedFromOf } from './task-start';
import type { TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';
import type { VerbApplication } from './verb-application';

type Application = Pick<VerbApplication, 'verb' | 'action' | 'policy' | 'heldFrom'>;

/** Where each verb leads; from where it may be done is the gate's to say. */
const LEADS_TO: Record<TaskVerb, TaskStatus | ((task: Task, application: Application) => TaskStatus)> = {
  offer: 'requested',
  claim: (task, { policy }) => (task.status === 'ready' ? 'ready' : policy.claimTo),
  accept: 'accepted',
  decline: 'rejected',
  release: (task) => (task.status === 'ready' || startedFromOf(task) === 'ready' ? 'ready' : 'requested'),
  start: 'in-progress',
  hold: 'on-hold',
  resume: (task, { heldFrom }) => heldFrom ?? heldFromOf(task) ?? 'in-progress',
  complete: (_, { policy }) => (policy.secondPerson ? 'in-progress' : 'completed'),
  check: 'completed',
  'send-back': 'in-progress',
  fail: 'failed',
  cancel: 'cancelled',
  reassign: (task, { policy, action }) =>
    offersAnew(task.status, policy) && action.to !== undefined ? 'requested' : task.status,
  reopen: 'in-progress',
  'mark-in-error': 'entered-in-error',
  amend: (task) => task.status,
};

/** The status that a verb makes of a Task. */
export function statusAfter(task: Task, application: Application): TaskStatus {
  const to = LEADS_TO[application.verb];
  return typeof to === 'string' ? to : to(task, application);
}
