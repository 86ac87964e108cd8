'use client';

import { Person as PersonLine } from '@/components/clinical/person';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import { Table, Td, Th } from '@/components/ui/table';
import type { Person } from '@/lib/domain/access/person';
import type { Asked } from './account-dialogs';
import { ACCESS_WORDS, heldWords, STATE_WORDS } from './account-words';
import { LastSeen } from './last-seen';

type AccountTableProps = { people: readonly Person[]; onAsk: (asked: Asked) => void };

/** One line per account; on a narrow screen access role and state stand under the name. */
export function AccountTable({ people, onAsk }: AccountTableProps) {
  const say = useSay();
  return (
    <Table caption={say('Accounts')} hideCaption className="text-sm">
      <thead>
        <tr>
          <Th className="pl-5">{say('Person')}</Th>
          <Th className="max-xl:hidden">{say('Access role')}</Th>
          <Th>{say('Clinical roles and units')}</Th>
          <Th className="max-xl:hidden">{say('State')}</Th>
          <Th className="max-xl:hidden">{say('Last seen')}</Th>
          <Th className="pr-5 text-right max-md:hidden">
            <span className="sr-only">{say('What can be done')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <AccountRow key={person.id} person={person} onAsk={onAsk} />
        ))}
      </tbody>
    </Table>
  );
}

function AccountRow({ person, onAsk }: { person: Person; onAsk: (asked: Asked) => void }) {
  const say = useSay();
  return (
    <tr className="relative hover:bg-sunken">
      <Th scope="row" className="pl-5 align-top md:min-w-40">
        <PersonLine
          name={person.display}
          small={
            <>
              {person.username}
              <span className="xl:hidden"> · {say(ACCESS_WORDS[person.accessRole].label)}</span>
              <span className="block font-normal">{person.practitioner?.reference ?? say('No Practitioner')}</span>
              <span className="mt-1 block space-x-2 font-normal xl:hidden">
                <StateBadge state={person.state} /> <LastSeen person={person} />
              </span>
            </>
          }
        />
      </Th>
      <Td className="align-top max-xl:hidden">{say(ACCESS_WORDS[person.accessRole].label)}</Td>
      <Td className="align-top max-md:pr-5 md:min-w-44">
        <RolesAndUnits person={person} />
        <div className="mt-2 md:hidden">
          <Acts person={person} onAsk={onAsk} />
        </div>
      </Td>
      <Td className="align-top max-xl:hidden">
        <StateBadge state={person.state} />
      </Td>
      <Td className="align-top max-xl:hidden">
        <LastSeen person={person} />
      </Td>
      <Td className="pr-5 align-top max-md:hidden">
        <Acts person={person} onAsk={onAsk} />
      </Td>
    </tr>
  );
}

function StateBadge({ state }: Pick<Person, 'state'>) {
  const say = useSay();
  return <Badge tone={STATE_WORDS[state].tone}>{say(STATE_WORDS[state].label)}</Badge>;
}

function RolesAndUnits({ person: { roles, units } }: { person: Person }) {
  const say = useSay();
  if (roles.length === 0 && units.length === 0) {
    return <span className="text-ink-3">{say('None')}</span>;
  }
  return (
    <ul className="space-y-0.5">
      {roles.map((role) => (
        <li key={heldWords(role, say)}>{heldWords(role, say)}</li>
      ))}
      {units.length === 0 ? null : (
        <li className="text-ink-2">
          <span className="text-ink-3">{say('Account:')} </span>
          {units.map(({ display }) => display).join(', ')}
        </li>
      )}
    </ul>
  );
}

function Acts({ person, onAsk }: { person: Person; onAsk: (asked: Asked) => void }) {
  const say = useSay();
  const about = <span className="sr-only"> {person.display}</span>;
  const isDisabled = person.state === 'disabled';
  return (
    <div className="flex flex-col items-stretch gap-1.5 min-[88rem]:flex-row min-[88rem]:justify-end">
      <Button onClick={() => onAsk({ act: 'change', person })}>
        {say('Change…')}
        {about}
      </Button>
      {isDisabled ? null : (
        <Button onClick={() => onAsk({ act: 'reset', person })}>
          {say('Reset password…')}
          {about}
        </Button>
      )}
      <Button variant={isDisabled ? 'secondary' : 'danger'} onClick={() => onAsk({ act: 'enable', person })}>
        {isDisabled ? say('Enable…') : say('Disable…')}
        {about}
      </Button>
    </div>
  );
}
