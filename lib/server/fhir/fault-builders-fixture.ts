import 'server-only';
import type { OperationOutcomeIssue } from '@medplum/fhirtypes';

/** For tests: one fault as a row; the last is the invariant that is violated. */
export type Row = [
  title: string,
  code: OperationOutcomeIssue['code'],
  at: string,
  faulty: unknown,
  sound: unknown,
  key?: string,
];

export const task = (more: object) => ({ resourceType: 'Task', status: 'ready', intent: 'order', ...more });
export const withInput = (more: object) => task({ input: [{ type: { text: 'x' }, ...more }] });
export const inside = (resource: object, more: object = {}) =>
  task({ focus: { reference: '#a' }, contained: [{ id: 'a', ...resource }], ...more });
export const bundle = (resource: object) => ({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] });
const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">';
export const narrative = (content: string) => task({ text: { status: 'generated', div: `${DIV}${content}</div>` } });
