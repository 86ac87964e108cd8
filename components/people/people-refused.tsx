import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { AccessRole } from '@/lib/domain/access/actor';
import { PersonAccessRole } from '@/lib/domain/access/person';
import { ACCESS_WORDS } from './account-words';

/** What somebody sees who may not administer people. */
export function PeopleRefused({ accessRole }: { accessRole: AccessRole }) {
  const own = PersonAccessRole.safeParse(accessRole).data;
  return (
    <EmptyState
      title="Only administrators may open this page"
      actions={<LinkButton href="/worklist?owner=me">To my work</LinkButton>}
    >
      <p>
        Accounts, roles and the shifts of units are kept here.{' '}
        {own === undefined ? '' : `Your access role is ${ACCESS_WORDS[own].label.toLowerCase()}. `}If something about
        your account, your roles or your unit is wrong, tell your administrator.
      </p>
    </EmptyState>
  );
}
