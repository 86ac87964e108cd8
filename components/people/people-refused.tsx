'use client';

import { AdministratorsOnly } from '@/components/shell/administrators-only';
import { useSay } from '@/components/ui/say';
import type { AccessRole } from '@/lib/domain/access/actor';
import { PersonAccessRole } from '@/lib/domain/access/person';
import { said } from '@/lib/domain/words/said';
import { ACCESS_WORDS } from './account-words';

/** What somebody sees who may not administer people. */
export function PeopleRefused({ accessRole }: { accessRole: AccessRole }) {
  const say = useSay();
  const own = PersonAccessRole.safeParse(accessRole).data;
  return (
    <AdministratorsOnly>
      {say('Accounts, roles and the shifts of units are kept here.')}{' '}
      {own === undefined ? '' : say('Your access role is {role}.', { role: said(ACCESS_WORDS[own].label) })}{' '}
      {say('If something about your account, your roles or your unit is wrong, tell your administrator.')}
    </AdministratorsOnly>
  );
}
