import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** The address asks for something this list cannot be filtered by; a part of it is never left out in silence. */
export function UnknownFilter({ names }: { names: readonly string[] }) {
  return (
    <EmptyState
      title="This filter is not understood"
      actions={
        <LinkButton href="/worklist" variant="primary">
          Show all open tasks
        </LinkButton>
      }
    >
      The address holds a condition that this list does not have, or a value that it cannot have: {LISTED.format(names)}
      . Showing the list without it could hide or add work, so nothing is shown.
    </EmptyState>
  );
}

const LISTED = new Intl.ListFormat('en-GB', { type: 'conjunction' });
