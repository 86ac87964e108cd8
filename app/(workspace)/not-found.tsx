import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export default function NotFound() {
  return (
    <EmptyState
      level={1}
      title="This does not exist, or is not yours to see"
      actions={<LinkButton href="/worklist?owner=me">To my work</LinkButton>}
    >
      It may have been moved to another unit or person. If somebody sent you here, ask them who has it now.
    </EmptyState>
  );
}
