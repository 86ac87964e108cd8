import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** The address names no unit whose board the reader may open. */
export function UnknownBoard() {
  return (
    <EmptyState
      title="This board is not yours to see"
      actions={
        <LinkButton href="/board" variant="primary">
          Open my board
        </LinkButton>
      }
    >
      The unit in the address does not exist, or you do not work there. Ask your administrator if you should.
    </EmptyState>
  );
}
