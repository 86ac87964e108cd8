import Link from 'next/link';
import { StatusWords } from '@/components/clinical/status-words';
import { Badge } from '@/components/ui/badge';
import type { BulkFailure } from '@/lib/domain/bulk/bulk-answer';
import { FAILURE_WORDS, type FailureGroup, groupsOf, taskCountWords } from '@/lib/domain/bulk/bulk-words';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { BulkTask } from './bulk-task';

type BulkFailuresProps = {
  id: string;
  title: string;
  failures: readonly BulkFailure[];
  /** The tasks as they were sent. */
  rows: readonly WorklistRow[];
};

/** What is not or was not done, by the reason, each task named as a list names it. */
export function BulkFailures({ id, title, failures, rows }: BulkFailuresProps) {
  const sent = new Map(rows.map((row) => [row.id, row]));
  return failures.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 font-semibold">
        {title} · {failures.length}
      </h3>
      <div className="space-y-3">
        {groupsOf(failures).map((group) => (
          <Group key={`${group.kind}${group.refusal.message}`} group={group} sent={sent} />
        ))}
      </div>
    </section>
  );
}

function Group({ group, sent }: { group: FailureGroup; sent: ReadonlyMap<string, WorklistRow> }) {
  const { kind, refusal, failures } = group;
  return (
    <div className="rounded-md border border-line">
      <p className="border-line border-b bg-sunken px-3 py-2 text-sm">
        <Badge tone={kind === 'stale' ? 'asap' : 'stat'}>{FAILURE_WORDS[kind]}</Badge>{' '}
        <span className="font-semibold">{taskCountWords(failures.length)}:</span> {refusal.message} {refusal.wayForward}
      </p>
      <ul className="divide-y divide-line">
        {failures.map((failure) => (
          <Failed key={failure.id} failure={failure} sent={sent.get(failure.id)} />
        ))}
      </ul>
    </div>
  );
}

function Failed({ failure, sent }: { failure: BulkFailure; sent: WorklistRow | undefined }) {
  const row = failure.row ?? sent;
  return row === undefined ? null : (
    <li className="space-y-1 px-3 py-2">
      <BulkTask row={row} />
      {failure.kind === 'stale' && failure.row !== null ? (
        <p className="text-ink-2 text-sm">
          Now: <StatusWords row={failure.row} />,{' '}
          {failure.row.owner === null ? 'unclaimed' : `with ${failure.row.owner.display}`}.
        </p>
      ) : null}
      {failure.kind === 'gone' ? null : <TaskLink row={row} />}
    </li>
  );
}

/** In another tab: these results and what was typed stay. */
function TaskLink({ row }: { row: WorklistRow }) {
  return (
    <Link
      href={`/tasks/${row.id}`}
      prefetch={false}
      target="_blank"
      className="inline-flex min-h-8 items-center font-semibold text-accent text-sm underline-offset-2 hover:underline"
    >
      Open the task in a new tab<span className="sr-only">: {row.title}</span>
    </Link>
  );
}
