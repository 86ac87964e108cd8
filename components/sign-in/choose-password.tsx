'use client';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextInput } from '@/components/ui/text-input';
import { followLink } from '@/lib/client/sign-in';
import type { LinkUse } from '@/lib/domain/access/one-time-link';
import { PASSWORD_LENGTH } from '@/lib/domain/access/password';
import { passwordFaultsOf } from './password-faults';
import { useDoorForm } from './use-door-form';

/** Sets a password behind a one-time link; without a name of its own the link makes the first administrator, who chooses one. */
export function ChoosePassword({ token, username }: { token: string; username: string | null }) {
  const { faults, attempt, isBusy, submit, errorOf } = useDoorForm();

  function send(form: FormData) {
    const use = linkUseOf(form, username);
    const found = [
      ...(use.username === '' ? [{ id: 'username', message: 'Choose a user name.' }] : []),
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
        <>
          <TextInput
            id="username"
            name="username"
            label="User name"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            error={errorOf('username')}
          />
          <TextInput
            id="display"
            name="display"
            label="Name"
            optional
            hint="As colleagues read it in the history"
            autoComplete="name"
            error={errorOf('display')}
          />
        </>
      ) : (
        <TextInput id="username" name="username" label="User name" autoComplete="username" readOnly value={username} />
      )}
      <TextInput
        id="password"
        name="password"
        type="password"
        label="New password"
        hint={`At least ${PASSWORD_LENGTH.shortest} characters; a short sentence works well.`}
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <TextInput
        id="again"
        name="again"
        type="password"
        label="The same again"
        autoComplete="new-password"
        error={errorOf('again')}
      />
      <Button type="submit" variant="primary" busy={isBusy} className="w-full">
        {username === null ? 'Make the administrator' : 'Set the password'}
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
