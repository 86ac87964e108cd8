import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NewTaskForPatient } from '@/components/patient/new-task-for-patient';
import { PatientScreen } from '@/components/patient/patient-screen';
import { ReadAt } from '@/components/shell/live';
import { patientQuery } from '@/lib/client/patient-query';
import { hasPermission } from '@/lib/domain/access/permission';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { requireActor } from '@/lib/server/access/require-actor';
import { pageSay } from '@/lib/server/page-say';
import { pagePosition } from '@/lib/server/realtime/page-position';
import { readPatient } from '@/lib/server/worklist/read-patient';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())('Patient') };
}

export default async function PatientPage({ params }: PageProps<'/patients/[id]'>) {
  const actor = await requireActor('patient:read');
  const { id } = await params;
  const page = await readPatient(actor, id, { now: new Date() }).catch((error: unknown) => {
    throw error instanceof NotVisibleError ? notFound() : error;
  });
  const queryClient = new QueryClient();
  queryClient.setQueryData(patientQuery(id).queryKey, page);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ReadAt position={await pagePosition()} />
      <PatientScreen
        id={id}
        newTask={hasPermission(actor, 'task:create') ? <NewTaskForPatient key={id} id={id} /> : undefined}
      />
    </HydrationBoundary>
  );
}
