import { LinkButton } from '@/components/ui/link-button';
import type { AccessRole } from '@/lib/domain/access/actor';
import { PersonAccessRole } from '@/lib/domain/access/person';
import { ACCESS_WORDS } from './account-words';

/** What somebody sees who may not administer people. */
export function PeopleRefused({ accessRole }: { accessRole: AccessRole }) {
  const own = PersonAccessRole.safeParse(accessRole).data;
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 px-6 py-12">
      <h1 className="font-semibold text-xl">Only administrators may open this page</h1>
      <p className="text-ink-2">
        Accounts, roles and the shifts of units are kept here.{' '}
        {own === undefined ? '' : `Your access role is ${ACCESS_WORDS[own].label.toLowerCase()}. `}If something about
        your account, your roles or your unit is wrong, tell your administrator.
      </p>
      <LinkButton href="/worklist?owner=me">To my work</LinkButton>
    </div>
  );
}
