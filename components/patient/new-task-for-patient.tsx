'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NewTaskDialog } from '@/components/new-task/new-task-dialog';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import { patientQuery } from '@/lib/client/patient-query';
import { useCommands } from '@/lib/client/use-commands';

/** Asks for a task for the patient of the page. */
export function NewTaskForPatient({ id }: { id: string }) {
  const say = useSay();
  const patient = useQuery({ ...patientQuery(id), enabled: false }).data?.patient;
  const [isOpen, setOpen] = useState(false);
  // In place of the one of every page: here it is settled whom the task is about.
  useCommands([
    {
      id: 'new-task',
      group: 'list',
      label: say('New task for this patient…'),
      enabled: patient !== undefined,
      run: () => setOpen(true),
    },
  ]);
  return patient === undefined ? null : (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {say('New task…')}
      </Button>
      <NewTaskDialog patient={patient} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
