'use client';

import { useQuery } from '@tanstack/react-query';
import { WhenField } from '@/components/clinical/when-field';
import { RadioList } from '@/components/ui/radio-list';
import { Select } from '@/components/ui/select';
import { patientQuery } from '@/lib/client/patient-query';
import type { HoldDraft, WayBack } from '@/lib/domain/task/hold-draft';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { STATUS_WORDS } from '@/lib/domain/task/task-status';

type WayBackFieldProps = {
  page: TaskPage;
  draft: HoldDraft;
  ids: { until: string; untilTask: string };
  errors: { until: string | undefined; untilTask: string | undefined };
  onChange: (part: Partial<HoldDraft>) => void;
};

const WORDS: Record<WayBack, string> = {
  myself: 'I resume it myself',
  time: 'At a time',
  result: 'When a result for its order arrives',
  task: 'When another task of this patient is done',
};

/** How a held task comes back. Whatever is chosen, it can be resumed earlier. */
export function WayBackField({ page, draft, ids, errors, onChange }: WayBackFieldProps) {
  const { wayBack } = draft;
  const ways = waysOf(page);
  return (
    <div className="space-y-3">
      <div>
        <p className="font-semibold">How it comes back</p>
        <p className="text-ink-2 text-sm">It stays on your list as on hold. You can resume it earlier at any time.</p>
      </div>
      <RadioList
        name="verb-way-back"
        label="How it comes back"
        value={wayBack}
        options={ways.map((way) => ({ value: way, label: WORDS[way] }))}
        onChange={(way) => onChange({ wayBack: way as WayBack })}
      />
      {wayBack === 'task' && page.patient?.id != null ? (
        <OtherTask
          id={ids.untilTask}
          patient={page.patient.id}
          task={page.row.id}
          value={draft.untilTask}
          error={errors.untilTask}
          onChange={(untilTask) => onChange({ untilTask })}
        />
      ) : null}
      {wayBack === 'myself' ? null : (
        <WhenField
          id={ids.until}
          label={wayBack === 'time' ? 'It comes back' : 'At the latest'}
          optional={wayBack !== 'time'}
          hint="On the clock of the site."
          error={errors.until}
          value={draft.until}
          onChange={(until) => onChange({ until })}
        />
      )}
    </div>
  );
}

function waysOf({ order, patient }: TaskPage): readonly WayBack[] {
  return [
    'myself',
    'time',
    ...(order === null ? [] : ['result' as const]),
    ...(patient?.id == null ? [] : ['task' as const]),
  ];
}

type OtherTaskProps = {
  id: string;
  patient: string;
  /** The task that waits; it cannot wait for itself. */
  task: string;
  value: string;
  error: string | undefined;
  onChange: (task: string) => void;
};

/** One of the patient's other open tasks that the reader sees. */
function OtherTask({ id, patient, task, value, error, onChange }: OtherTaskProps) {
  const { data, isError } = useQuery(patientQuery(patient));
  const others = (data?.open ?? []).filter((row) => row.id !== task);
  return (
    <Select
      id={id}
      label="It waits for"
      hint={hintOf({ isError, isRead: data !== undefined, isNone: others.length === 0 })}
      error={error}
      placeholder="Choose a task"
      value={value}
      options={others.map((row) => ({
        value: row.id,
        label: `${row.title} · ${STATUS_WORDS[row.status]} · ${row.owner?.display ?? 'nobody has it yet'}`,
      }))}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function hintOf({ isError, isRead, isNone }: { isError: boolean; isRead: boolean; isNone: boolean }): string {
  if (isError && !isRead) {
    return 'The tasks of this patient could not be read. Close this and try again.';
  }
  if (!isRead) {
    return 'The tasks of this patient are being read…';
  }
  return isNone
    ? 'This patient has no other open task that you see.'
    : 'It comes back also when that one is cancelled or fails.';
}
