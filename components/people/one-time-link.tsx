'use client';

import { useRef, useState } from 'react';
import { Moment } from '@/components/clinical/moment';
import { Button } from '@/components/ui/button';
import { focusOnMount } from '@/components/ui/focus-on-mount';
import { Rich, useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import type { PersonWithLink } from '@/lib/domain/access/person';
import { words } from '@/lib/domain/words/said';

type OneTimeLinkProps = { made: PersonWithLink; onCopied: () => void };

const COPY_WORDS = {
  copied: words('Copied. Give it to this person only.'),
  failed: words('The browser does not let this page copy. The link is marked: press Ctrl and C, or ⌘ and C.'),
};

/** The link by which somebody chooses their password: shown this once, to be handed over by hand. */
export function OneTimeLink({ made: { person, link }, onCopied }: OneTimeLinkProps) {
  const say = useSay();
  const box = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<keyof typeof COPY_WORDS>();

  async function copy() {
    const isCopied = await copyText(link.url, box.current);
    setOutcome(isCopied ? 'copied' : 'failed');
    onCopied();
  }

  return (
    <div className="space-y-4">
      <p>
        <Rich
          text="With this link {name} chooses a password, then signs in as {username}. Hand it over yourself, not by a channel that others read."
          values={{ name: person.display, username: <strong>{person.username}</strong> }}
        />
      </p>
      <TextInput
        id="one-time-link"
        label={say('One-time link')}
        hint={
          <Rich
            text="Works once, until {moment}. It is shown only here, only now."
            values={{
              moment: (
                <strong>
                  <Moment at={link.expiresAt} />
                </strong>
              ),
            }}
          />
        }
        ref={box}
        readOnly
        spellCheck={false}
        value={link.url}
        onFocus={(event) => event.target.select()}
        onCopy={onCopied}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button ref={focusOnMount} variant="primary" onClick={() => void copy()}>
          {say('Copy link')}
        </Button>
        <p role="status" className="min-w-0 flex-1 text-sm">
          {outcome === undefined ? '' : say(COPY_WORDS[outcome])}
        </p>
      </div>
    </div>
  );
}

/** Without the clipboard of a safe origin (plain HTTP on a ward), the browser copies what is marked, if it still does. */
async function copyText(text: string, box: HTMLInputElement | null): Promise<boolean> {
  const isWritten = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (isWritten === true) {
    return true;
  }
  box?.focus();
  box?.select();
  return document.execCommand('copy');
}
