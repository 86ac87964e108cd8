'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { later, useLater } from '@/components/ui/later';
import { useSay } from '@/components/ui/say';
import { patientQuery } from '@/lib/client/patient-query';
import { useCommands } from '@/lib/client/use-commands';

const NEW_TASK = later(() => import('@/components/new-task/new-task-dialog'));

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
  const newTask = useLater(NEW_TASK, isOpen);
  return patient === undefined ? null : (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {say('New task…')}
      </Button>
      {newTask === undefined ? null : <newTask.NewTaskDialog patient={patient} open={isOpen} onOpenChange={setOpen} />}
    </>
  );
}
