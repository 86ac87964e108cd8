'use client';

import { RadioCards } from '@/components/ui/radio-cards';
import { useSay } from '@/components/ui/say';
import { TextArea } from '@/components/ui/text-area';
import { OTHER_REASON } from '@/lib/domain/task/verb-draft';

type ReasonFieldProps = {
  id: string;
  suggestions: readonly string[];
  reason: string;
  otherReason: string;
  onChange: (part: { reason?: string; otherReason?: string }) => void;
  optional?: boolean;
  error?: string | undefined;
  otherError?: string | undefined;
};

/** Why: one of the usual reasons, or words of one's own. `${id}` is the first card, `${id}-other` the box. */
export function ReasonField({
  id,
  suggestions,
  reason,
  otherReason,
  onChange,
  optional = false,
  error,
  otherError,
}: ReasonFieldProps) {
  const say = useSay();
  // What is kept is what was read: the words in the language of whoever chose them.
  const usual = suggestions.map((suggestion) => say(suggestion));
  const options = [
    ...usual.map((value) => ({ value, label: value })),
    { value: OTHER_REASON, label: say('Another reason') },
  ];
  return (
    <div className="space-y-3">
      <RadioCards
        id={id}
        name={id}
        legend={say('Reason')}
        optional={optional}
        options={options}
        value={reason}
        error={error}
        onChange={(value) => onChange({ reason: value })}
      />
      {reason === OTHER_REASON ? (
        <TextArea
          id={`${id}-other`}
          label={say('Which reason')}
          maxLength={500}
          rows={2}
          error={otherError}
          value={otherReason}
          onChange={(event) => onChange({ otherReason: event.target.value })}
        />
      ) : null}
    </div>
  );
}
