import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';

/** What somebody sees on a page of the administration who is no administrator: what is kept here, and whom to ask. */
export function AdministratorsOnly({ children }: { children: ReactNode }) {
  const say = useSay();
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 px-6 py-12">
      <h1 className="font-semibold text-xl">{say('Only administrators may open this page')}</h1>
      <p className="text-ink-2">{children}</p>
      <LinkButton href="/worklist?owner=me">{say('To my work')}</LinkButton>
    </div>
  );
}
