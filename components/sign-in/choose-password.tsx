'use client';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import { followLink } from '@/lib/client/sign-in';
import type { LinkUse } from '@/lib/domain/access/one-time-link';
import { PASSWORD_LENGTH } from '@/lib/domain/access/password';
import { type Words, words } from '@/lib/domain/words/said';
import { passwordFaultsOf } from './password-faults';
import { useDoorForm } from './use-door-form';

/** Sets a password behind a one-time link; without a name of its own the link makes the first administrator, who chooses one. */
export function ChoosePassword({ token, username }: { token: string; username: string | null }) {
  const say = useSay();
  const { faults, attempt, isBusy, submit, errorOf } = useDoorForm();

  function send(form: FormData) {
    const use = linkUseOf(form, username);
    const found = [
      ...(use.username === '' ? [{ id: 'username', message: words('Choose a user name.') }] : []),
      ...passwordFaultsOf(use.password, String(form.get('again') ?? '')),
    ];
    return submit(found, async () => {
      await followLink({ token, ...use });
      // Replaces this page, so that the secret does not stay in the history.
      window.location.replace('/sign-in?chosen');
    });
  }

  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <ErrorSummary errors={faults} attempt={attempt} />
      {username === null ? (
        <OwnName errorOf={errorOf} />
      ) : (
        <TextInput
          id="username"
          name="username"
          label={say('User name')}
          autoComplete="username"
          readOnly
          value={username}
        />
      )}
      <TextInput
        id="password"
        name="password"
        type="password"
        label={say('New password')}
        hint={say('At least {count} characters; a short sentence works well.', { count: PASSWORD_LENGTH.shortest })}
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <TextInput
        id="again"
        name="again"
        type="password"
        label={say('The same again')}
        autoComplete="new-password"
        error={errorOf('again')}
      />
      <Button type="submit" variant="primary" busy={isBusy} className="w-full">
        {username === null ? say('Make the administrator') : say('Set the password')}
      </Button>
    </form>
  );
}

/** Who an invited person is, the link knows; only the first administrator says so. */
function linkUseOf(form: FormData, username: string | null): Omit<LinkUse, 'token'> {
  const password = String(form.get('password') ?? '');
  if (username !== null) {
    return { password };
  }
  const display = textOf(form, 'display');
  return { password, username: textOf(form, 'username'), ...(display === '' ? {} : { display }) };
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

/** The first administrator says who they are. */
function OwnName({ errorOf }: { errorOf: (id: string) => Words | undefined }) {
  const say = useSay();
  return (
    <>
      <TextInput
        id="username"
        name="username"
        label={say('User name')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf('username')}
      />
      <TextInput
        id="display"
        name="display"
        label={say('Name')}
        optional
        hint={say('As colleagues read it in the history')}
        autoComplete="name"
        error={errorOf('display')}
      />
    </>
  );
}
