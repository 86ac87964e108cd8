import { AdministratorsOnly } from '@/components/shell/administrators-only';
import type { AccessRole } from '@/lib/domain/access/actor';
import { PersonAccessRole } from '@/lib/domain/access/person';
import { ACCESS_WORDS } from './account-words';

/** What somebody sees who may not administer people. */
export function PeopleRefused({ accessRole }: { accessRole: AccessRole }) {
  const own = PersonAccessRole.safeParse(accessRole).data;
  return (
    <AdministratorsOnly>
      Accounts, roles and the shifts of units are kept here.{' '}
      {own === undefined ? '' : `Your access role is ${ACCESS_WORDS[own].label.toLowerCase()}. `}If something about your
      account, your roles or your unit is wrong, tell your administrator.
    </AdministratorsOnly>
  );
}
