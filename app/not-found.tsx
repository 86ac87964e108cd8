import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { pageSay } from '@/lib/server/page-say';

export default async function NotFound() {
  const say = await pageSay();
  return (
    <main>
      <EmptyState
        level={1}
        title={say('There is no such page')}
        actions={<LinkButton href="/worklist?owner=me">{say('To my work')}</LinkButton>}
      >
        {say('Check the address.')}
      </EmptyState>
    </main>
  );
}
