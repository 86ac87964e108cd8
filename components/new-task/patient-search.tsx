'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PatientLine } from '@/components/clinical/patient-line';
import { Button } from '@/components/ui/button';
import { RadioCards } from '@/components/ui/radio-cards';
import { useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import type { ApiError } from '@/lib/client/api-error';
import { searchPatients } from '@/lib/client/search-patients';
import { messageOf } from '@/lib/domain/words/told';
import type { RowPatient } from '@/lib/domain/worklist/worklist-row';

const SHORTEST = 2;

type PatientSearchProps = {
  /** Whom it is about, where nobody else can be chosen. */
  settled?: RowPatient | undefined;
  onChoose: (patientId: string | undefined) => void;
};

/** Finds the patient a task is about, and shows two identifiers before one is chosen. */
export function PatientSearch({ settled, onChoose }: PatientSearchProps) {
  const say = useSay();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<RowPatient>();
  const search = useMutation<readonly RowPatient[], ApiError, string>({ mutationFn: (words) => searchPatients(words) });

  function choose(patient: RowPatient | undefined) {
    setChosen(patient);
    onChoose(patient?.id ?? undefined);
  }

  function find() {
    if (text.trim().length >= SHORTEST) {
      search.mutate(text.trim());
    }
  }

  const patient = settled ?? chosen;
  if (patient !== undefined) {
    return (
      <div>
        <p className="mb-1 font-semibold">{say('Patient')}</p>
        <div className="flex flex-wrap items-center gap-3 rounded-md border border-accent bg-accent-soft px-3 py-2">
          <p className="min-w-0 flex-1 basis-64">
            <PatientLine patient={patient} withUnit />
          </p>
          {settled === undefined ? <Button onClick={() => choose(undefined)}>{say('Another patient')}</Button> : null}
        </div>
      </div>
    );
  }
  return (
    <div className="space-y-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextInput
            id="new-task-patient"
            label={say('Patient')}
            optional
            hint={say('Name, record number or birth date')}
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
        <Button busy={search.isPending} busyLabel={say('Looking…')} onClick={find}>
          {say('Find')}
        </Button>
      </div>
      <Found search={search} onChoose={choose} />
    </div>
  );
}

type FoundProps = {
  search: { data: readonly RowPatient[] | undefined; error: ApiError | null };
  onChoose: (patient: RowPatient) => void;
};

function Found({ search: { data, error }, onChoose }: FoundProps) {
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
        <p className="text-ink-2 text-sm">
          {say('Nobody you may see is found by that. Check the spelling, or try the record number.')}
        </p>
      ) : (
        <RadioCards
          name="patient"
          legend={say('{count} found: check name and birth date', { count: data.length })}
          options={data.map((patient) => ({
            value: patient.reference,
            label: <PatientLine patient={patient} withUnit />,
          }))}
          value=""
          onChange={(reference) => {
            const patient = data.find((each) => each.reference === reference);
            return patient === undefined ? undefined : onChoose(patient);
          }}
        />
      )}
    </div>
  );
}
