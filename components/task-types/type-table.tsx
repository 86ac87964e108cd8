'use client';

import Link from 'next/link';
import { Moment } from '@/components/clinical/moment';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';
import { Table, Td, Th } from '@/components/ui/table';
import type { TaskTypeLine } from '@/lib/domain/task-type/task-type';
import { statusWords } from './type-words';

/** One line per type. */
export function TypeTable({ types }: { types: readonly TaskTypeLine[] }) {
  const say = useSay();
  return (
    <Table caption={say('Task types')} hideCaption className="text-sm">
      <thead>
        <tr>
          <Th className="pl-5">{say('Type')}</Th>
          <Th className="max-md:hidden">{say('Status')}</Th>
          <Th className="max-lg:hidden">{say('Role')}</Th>
          <Th className="text-right">{say('Open tasks')}</Th>
          <Th className="max-md:hidden">{say('Changed')}</Th>
          <Th className="pr-5 text-right">
            <span className="sr-only">{say('What can be done')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <TypeRow key={type.id} type={type} />
        ))}
      </tbody>
    </Table>
  );
}

function TypeRow({ type }: { type: TaskTypeLine }) {
  const say = useSay();
  return (
    <tr className="hover:bg-sunken">
      <Th scope="row" className="wrap-anywhere min-w-48 pl-5 align-top">
        <Link
          href={`/admin/task-types/${encodeURIComponent(type.id)}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center text-accent hover:underline"
        >
          {type.title}
        </Link>
        <span className="block font-normal text-ink-3">
          {type.version === null ? say('No version') : say('Version {version}', { version: type.version })}
        </span>
        <span className="block font-normal text-ink-2 lg:hidden">{type.role ?? say('Anybody')}</span>
        <span className="mt-1 block space-x-2 font-normal text-ink-2 md:hidden">
          <StatusBadge status={type.status} /> <Changed type={type} />
        </span>
      </Th>
      <Td className="align-top max-md:hidden">
        <StatusBadge status={type.status} />
      </Td>
      <Td className="align-top max-lg:hidden">{type.role ?? <span className="text-ink-3">{say('Anybody')}</span>}</Td>
      <Td className="text-right align-top tabular-nums">{type.open}</Td>
      <Td className="align-top max-md:hidden">
        <Changed type={type} />
      </Td>
      <Td className="pr-5 text-right align-top">
        <LinkButton href={`/admin/task-types/new?copy=${encodeURIComponent(type.id)}`} prefetch={false}>
          {say('Copy')}
          <span className="sr-only"> {type.title}</span>
        </LinkButton>
      </Td>
    </tr>
  );
}

function StatusBadge({ status }: { status: string }) {
  const say = useSay();
  const { label, tone } = statusWords(status);
  return <Badge tone={tone}>{say(label)}</Badge>;
}

function Changed({ type: { at, by } }: { type: TaskTypeLine }) {
  const say = useSay();
  return (
    <>
      <Moment at={at} />
      {by === null ? null : <span className="text-ink-2"> {say('by {name}', { name: by })}</span>}
    </>
  );
}
