'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useAnnounce } from '@/components/ui/live-region';
import { TextArea } from '@/components/ui/text-area';
import { tidiedForm } from '@/lib/domain/task-type/item-rest';
import { readPastedForm } from '@/lib/domain/task-type/pasted-form';
import { chance } from './chance';

type FhirPanelProps = { id: string; form: Questionnaire; onPaste: (form: Questionnaire) => void };

/** The form as a FHIR Questionnaire, and one from elsewhere in its place. */
export function FhirPanel({ id, form, onPaste }: FhirPanelProps) {
  const announce = useAnnounce();
  const [isShown, setShown] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [fault, setFault] = useState<string>();
  const text = typed ?? JSON.stringify(tidiedForm(form), undefined, 2);

  function use() {
    const read = readPastedForm(text, chance);
    if ('fault' in read) {
      setFault(read.fault);
      document.getElementById(id)?.focus();
      return;
    }
    onPaste(read.form);
    setTyped(undefined);
    setFault(undefined);
    announce('The form was taken over. It is not saved yet.');
  }

  return (
    <div className="space-y-2">
      <Button variant="quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        As FHIR
      </Button>
      {isShown ? (
        <>
          <TextArea
            id={id}
            label="Questionnaire (JSON)"
            hint="Change it here, or put another one in its place. All that it says is kept; its url and version are given when the type is saved."
            error={fault}
            rows={16}
            spellCheck={false}
            className="font-mono text-sm"
            value={text}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="flex flex-wrap gap-2">
            <Button disabled={typed === undefined} onClick={use}>
              Take this form over
            </Button>
            {typed === undefined ? null : (
              <Button
                variant="quiet"
                onClick={() => {
                  setTyped(undefined);
                  setFault(undefined);
                }}
              >
                Show the form as it is
              </Button>
            )}
          </div>
        </>
      ) : null}
    </div>
  );
}
