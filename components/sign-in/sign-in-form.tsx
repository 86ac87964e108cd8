'use client';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import { signIn } from '@/lib/client/sign-in';
import { words } from '@/lib/domain/words/said';
import { useDoorForm } from './use-door-form';

/** Name and password; goes on to `next` by a full load, so that nothing of an earlier person stays in memory. */
export function SignInForm({ next }: { next: string }) {
  const say = useSay();
  const { faults, attempt, isBusy, submit, errorOf } = useDoorForm();

  function send(form: FormData) {
    const username = String(form.get('username') ?? '').trim();
    const password = String(form.get('password') ?? '');
    const found = [
      ...(username === '' ? [{ id: 'username', message: words('Enter your user name.') }] : []),
      ...(password === '' ? [{ id: 'password', message: words('Enter your password.') }] : []),
    ];
    return submit(found, async () => {
      await signIn({ username, password });
      window.location.assign(next);
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
        id="password"
        name="password"
        type="password"
        label={say('Password')}
        autoComplete="current-password"
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" busy={isBusy} busyLabel={say('Signing in…')} className="w-full">
        {say('Sign in')}
      </Button>
    </form>
  );
}
