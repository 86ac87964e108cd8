import type { AuditSearch } from '@/lib/domain/audit/audit-search';
import { words } from '@/lib/domain/words/said';
import { instantOfInput } from '@/lib/domain/worklist/site-time';

/** What stands in the form. `when` is a span in hours before now, `between` two typed times, or empty for any time. */
export type AuditDraft = {
  person: string;
  patient: string | undefined;
  task: string;
  kind: AuditSearch['kind'] | '';
  outcome: AuditSearch['outcome'] | '';
  when: string;
  from: string;
  to: string;
};

export const LAST_DAY: AuditDraft = {
  ...{ person: '', patient: undefined, task: '', kind: '', outcome: '' },
  ...{ when: '24', from: '', to: '' },
};

export type AuditFault = { field: 'audit-task' | 'audit-from' | 'audit-to'; message: string };

/** The search that a form means, or what is wrong with it. */
export function searchOf(
  draft: AuditDraft,
  clock: { now: Date; timeZone: string },
): { search: AuditSearch; faults: AuditFault[] } {
  const { person, patient, kind, outcome } = draft;
  const task = taskIdOf(draft.task);
  const [from, to] = [timeOf(draft, 'from', clock), timeOf(draft, 'to', clock)];
  const faults: AuditFault[] = [
    ...(task === 'unreadable'
      ? [fault('audit-task', words('Give the id of a task, or the address of its page.'))]
      : []),
    ...(from === 'unreadable'
      ? [fault('audit-from', words('Give From as a day and a time, such as 2026-11-24 14:30.'))]
      : []),
    ...(to === 'unreadable'
      ? [fault('audit-to', words('Give Until as a day and a time, such as 2026-11-24 14:30.'))]
      : []),
  ];
  return {
    faults,
    search: {
      ...(person !== '' && { person }),
      ...(patient !== undefined && { patient }),
      ...(task !== undefined && { task }),
      ...(kind !== '' && { kind }),
      ...(outcome !== '' && { outcome }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
  };
}

function fault(field: AuditFault['field'], message: string): AuditFault {
  return { field, message };
}

/** The id in what was pasted: itself, or the last part of an address. */
function taskIdOf(text: string): string | undefined {
  const last = text.trim().split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1);
  if (last === undefined) {
    return undefined;
  }
  return /^[A-Za-z0-9.-]{1,64}$/.test(last) ? last : 'unreadable';
}

function timeOf(
  draft: AuditDraft,
  end: 'from' | 'to',
  { now, timeZone }: { now: Date; timeZone: string },
): string | undefined {
  if (draft.when !== 'between') {
    const hours = Number(draft.when);
    return end === 'from' && hours > 0 ? new Date(now.getTime() - hours * 3_600_000).toISOString() : undefined;
  }
  const typed = draft[end].trim();
  if (typed === '') {
    return undefined;
  }
  const withTime = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed} 00:00` : typed;
  return instantOfInput(withTime.replace(/\s+/, 'T'), timeZone)?.toISOString() ?? 'unreadable';
}
