'use client';

import { useEffect, useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useAnnounce } from '@/components/ui/live-region';
import { RadioCards } from '@/components/ui/radio-cards';
import { TextInput } from '@/components/ui/text-input';
import { useSkipTask } from '@/lib/client/use-skip-task';
import { SKIP_REASONS, SKIP_WORDS, type SkipReason } from '@/lib/domain/worklist/task-skip';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

const FIRST = 'skip-reason';
const WORDS = 'skip-words';
const OPTIONS = SKIP_REASONS.map((value) => ({ value, label: SKIP_WORDS[value] }));
type Fault = { id: typeof FIRST | typeof WORDS; message: string };

type SkipFormProps = { row: WorklistRow; onSkipped: () => Promise<void>; onClose: () => void };

/** Why the task is not done now. It stays where it is for everybody else. */
export function SkipForm({ row, onSkipped, onClose }: SkipFormProps) {
  const announce = useAnnounce();
  const send = useSkipTask();
  const [reason, setReason] = useState<SkipReason>();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState<{ attempt: number; fault: Fault | undefined }>({ attempt: 0, fault: undefined });
  const { fault, attempt } = tried;

  useEffect(() => document.getElementById(FIRST)?.focus(), []);

  function submit() {
    const found = faultOf(reason, words);
    setTried({ attempt: attempt + 1, fault: found });
    if (found === undefined && reason !== undefined) {
      const said = reason === 'other' ? { words: words.trim() } : {};
      send.mutate(
        { id: row.id, skip: { seenVersion: row.version, reason, ...said } },
        {
          onSuccess: () => {
            announce(`Skipped: ${row.title}`);
            void onSkipped();
          },
        },
      );
    }
  }

  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary attempt={attempt} errors={fault === undefined ? [] : [fault]} />
      {send.error === null ? null : <FailureBanner error={send.error} />}
      <RadioCards
        id={FIRST}
        name={FIRST}
        legend="Why not now"
        hint="It is left out of what you are offered until it changes, becomes late or your shift ends. Others see no difference."
        stacked
        options={OPTIONS}
        value={reason ?? ''}
        error={fault?.id === FIRST ? fault.message : undefined}
        onChange={(value) => setReason(SKIP_REASONS.find((each) => each === value))}
      />
      {reason === 'other' ? (
        <TextInput
          id={WORDS}
          label="Which reason"
          maxLength={200}
          value={words}
          error={fault?.id === WORDS ? fault.message : undefined}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={send.isPending}>
          Skip it
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </div>
    </form>
  );
}

function faultOf(reason: SkipReason | undefined, words: string): Fault | undefined {
  if (reason === undefined) {
    return { id: FIRST, message: 'Give a reason.' };
  }
  return reason === 'other' && words.trim() === '' ? { id: WORDS, message: 'Say what the reason is.' } : undefined;
}
