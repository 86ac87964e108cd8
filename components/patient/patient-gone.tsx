import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** Went out of sight while it was open; the same words as for what never was (app/(workspace)/not-found.tsx). */
export function PatientGone() {
  return (
    <div role="alert">
      <h1 className="sr-only">Patient</h1>
      <EmptyState
        title="This does not exist, or is not yours to see"
        actions={<LinkButton href="/worklist?owner=me">To my work</LinkButton>}
      >
        It may have been moved to another unit or person. If somebody sent you here, ask them who has it now.
      </EmptyState>
    </div>
  );
}
