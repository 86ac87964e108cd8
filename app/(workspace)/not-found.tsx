import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { pageSay } from '@/lib/server/page-say';

export default async function NotFound() {
  const say = await pageSay();
  return (
    <EmptyState
      level={1}
      title={say('This does not exist, or is not yours to see')}
      actions={<LinkButton href="/worklist?owner=me">{say('To my work')}</LinkButton>}
    >
      {say('It may have been moved to another unit or person. If somebody sent you here, ask them who has it now.')}
    </EmptyState>
  );
}
