import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export default function NotFound() {
  return (
    <main>
      <EmptyState
        level={1}
        title="There is no such page"
        actions={<LinkButton href="/worklist?owner=me">To my work</LinkButton>}
      >
        Check the address.
      </EmptyState>
    </main>
  );
}
