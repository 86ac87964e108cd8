'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioCards } from '@/components/ui/radio-cards';
import { useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import type { ApiError } from '@/lib/client/api-error';
import { searchReferences } from '@/lib/client/search-references';
import { type FoundReference, foundWords } from '@/lib/domain/form/reference-search';
import { typesPickedFor } from '@/lib/domain/form/reference-types';
import { messageOf } from '@/lib/domain/words/told';
import type { BoxProps } from './question-props';
import { QuestionSet } from './question-set';
import { useFocusNext } from './use-focus-next';
import { useRowPart } from './use-row-part';

const SHORTEST = 2;

/** Picks somebody or something out of the record: found by name among what the reader may see, never typed. */
export function ReferenceBox({ question, place, id, value, onChange, error, ...words }: BoxProps) {
  const say = useSay();
  const [display, changeDisplay] = useRowPart(place, 'display');
  const focusNext = useFocusNext();

  function pick({ reference, display: name }: FoundReference) {
    changeDisplay(name);
    onChange(reference);
    focusNext(id);
  }

  function clear() {
    changeDisplay('');
    onChange('');
    focusNext(id);
  }

  return (
    <QuestionSet id={id} error={error} {...words}>
      {value === '' ? (
        <Finder question={question} id={id} label={words.label} onPick={pick} />
      ) : (
        <div className="flex flex-wrap items-center gap-3 rounded-md border border-accent bg-accent-soft px-3 py-2">
          <p className="wrap-anywhere min-w-0 flex-1 basis-48">{display === '' ? value : display}</p>
          <Button id={id} aria-label={say('Pick another for {question}', { question: words.label })} onClick={clear}>
            {say('Pick another')}
          </Button>
        </div>
      )}
    </QuestionSet>
  );
}

type FinderProps = Pick<BoxProps, 'question' | 'id' | 'label'> & { onPick: (found: FoundReference) => void };

function Finder({ question, id, label, onPick }: FinderProps) {
  const say = useSay();
  const [text, setText] = useState('');
  const search = useMutation<readonly FoundReference[], ApiError, string>({
    mutationFn: (asked) => searchReferences({ text: asked, types: [...typesPickedFor(question)] }),
  });

  function find() {
    if (text.trim().length >= SHORTEST) {
      search.mutate(text.trim());
    }
  }

  return (
    <div className="space-y-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextInput
            id={id}
            label={
              <>
                <span className="sr-only">{label}: </span>
                <span className="font-normal text-ink-2 text-sm">{say('Find by name')}</span>
              </>
            }
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                find();
              }
            }}
          />
        </div>
        <Button
          busy={search.isPending}
          busyLabel={say('Looking…')}
          aria-label={say('Find for {question}', { question: label })}
          onClick={find}
        >
          {say('Find')}
        </Button>
      </div>
      <Found id={id} search={search} onPick={onPick} />
    </div>
  );
}

type FoundProps = {
  id: string;
  search: { data: readonly FoundReference[] | undefined; error: ApiError | null };
  onPick: (found: FoundReference) => void;
};

function Found({ id, search: { data, error }, onPick }: FoundProps) {
  const say = useSay();
  if (error !== null) {
    return (
      <p role="alert" className="text-sm text-stat">
        {say(messageOf(error))}
      </p>
    );
  }
  if (data === undefined) {
    return null;
  }
  return (
    <div role="status">
      {data.length === 0 ? (
        <p className="text-ink-2 text-sm">{say('Nothing you may see is found by that. Check the spelling.')}</p>
      ) : (
        <RadioCards
          name={`${id}-found`}
          legend={say('{count} found', { count: data.length })}
          options={data.map((found) => ({
            value: found.reference,
            label: found.display,
            hint: foundWords(found, say),
          }))}
          value=""
          onChange={(reference) => {
            const found = data.find((each) => each.reference === reference);
            return found === undefined ? undefined : onPick(found);
          }}
        />
      )}
    </div>
  );
}
