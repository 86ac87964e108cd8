'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';
import { SkeletonRows } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import { candidatesQuery } from '@/lib/client/candidates-query';
import type { Candidate } from '@/lib/domain/task/task-page';
import { messageOf } from '@/lib/domain/words/told';
import { Person } from './person';

type PersonPickerProps = {
  /** The id of the box that finds somebody; an error summary links here. */
  id: string;
  /** The task whose colleagues are offered. */
  taskId: string;
  value: string;
  onChange: (candidate: Candidate) => void;
  error?: string | undefined;
};

const FIND_FROM = 8;

/** Chooses who gets a task: the likeliest first, each with role, unit and how much they carry. */
export function PersonPicker({ id, taskId, value, onChange, error }: PersonPickerProps) {
  const say = useSay();
  const { data: candidates, isPending, error: failure, refetch } = useQuery(candidatesQuery(taskId));
  const [text, setText] = useState('');
  if (isPending) {
    return (
      <div className="min-h-[calc(22rem+var(--control))] overflow-hidden">
        <SkeletonRows rows={5} label={say('Looking for colleagues…')} />
      </div>
    );
  }
  if (candidates === undefined) {
    return <Unread error={failure} onRetry={() => void refetch()} />;
  }
  const found = candidates.filter((candidate) => meets(candidate, text) || candidate.reference === value);
  return (
    <fieldset
      className={error ? 'border-stat border-l-4 pl-3' : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="mb-1 font-semibold">{say('To whom')}</legend>
      <FieldError id={`${id}-error`} error={error} />
      {candidates.length >= FIND_FROM ? (
        <TextInput
          id={id}
          label={<span className="font-normal text-ink-2 text-sm">{say('Find by name, role or unit')}</span>}
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <p role="status" className="sr-only">
        {say('{count, plural, one {# person} other {# people}}', { count: found.length })}
      </p>
      {/* As high with few found as with many, so that no button moves while somebody types. */}
      <div className={candidates.length >= FIND_FROM ? 'min-h-74' : undefined}>
        {found.length === 0 ? (
          <p className="py-3 text-ink-2 text-sm">
            {candidates.length === 0
              ? say(
                  'Nobody else here holds its role or works on its unit. Release it instead, or ask your administrator.',
                )
              : say('Nobody is found by that.')}
          </p>
        ) : (
          <ul className="mt-2 max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line">
            {found.map((candidate, index) => (
              <li key={candidate.reference}>
                <Choice
                  candidate={candidate}
                  name={`${id}-person`}
                  id={index === 0 && candidates.length < FIND_FROM ? id : undefined}
                  isChosen={candidate.reference === value}
                  onChoose={() => onChange(candidate)}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </fieldset>
  );
}

function Unread({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const say = useSay();
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 text-sm">
      <p className="text-stat">
        {say('The colleagues could not be read.')} {error === null ? null : say(messageOf(error))}
      </p>
      <Button onClick={onRetry}>{say('Try again')}</Button>
    </div>
  );
}

type ChoiceProps = {
  candidate: Candidate;
  name: string;
  id: string | undefined;
  isChosen: boolean;
  onChoose: () => void;
};

function Choice({ candidate, name, id, isChosen, onChoose }: ChoiceProps) {
  const say = useSay();
  const place = [candidate.role, candidate.unit].filter((part) => part !== null).join(' · ');
  return (
    <label className="flex min-h-control items-center gap-3 px-3 py-1.5 hover:bg-sunken has-checked:bg-accent-soft">
      <input
        type="radio"
        id={id}
        name={name}
        checked={isChosen}
        onChange={onChoose}
        className="size-tick shrink-0 accent-(--accent)"
      />
      <span className="min-w-0 flex-1">
        <Person name={candidate.display} small={place} />
      </span>
      <span className="whitespace-nowrap text-ink-2 text-sm">
        {say('{count} open', { count: candidate.openTasks })}
      </span>
    </label>
  );
}

function meets({ display, role, unit }: Candidate, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [display, role, unit]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
  return words.every((word) => all.includes(word));
}
