import type { ReactNode } from 'react';
import { FieldError, type FieldWords } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';

/** Label, hint and error around a question that has several controls. */
export function QuestionSet({
  id,
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldWords & { id: string; children: ReactNode }) {
  const say = useSay();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset aria-describedby={describedBy} className={error ? 'border-stat border-l-4 pl-3' : 'min-w-0'}>
      <legend className="mb-1 font-semibold">
        {label}
        {optional ? <span className="font-normal text-ink-3"> {say('(optional)')}</span> : null}
      </legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-ink-2 text-sm">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
      {children}
    </fieldset>
  );
}
