'use client';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import { changePassword } from '@/lib/client/sign-in';
import { PASSWORD_LENGTH } from '@/lib/domain/access/password';
import { words } from '@/lib/domain/words/said';
import { passwordFaultsOf } from './password-faults';
import { useDoorForm } from './use-door-form';

/** Changes one's own password, then goes on to `next`. */
export function ChangePassword({ username, next }: { username: string; next: string }) {
  const say = useSay();
  const { faults, attempt, isBusy, submit, errorOf } = useDoorForm();

  function send(form: FormData) {
    const current = String(form.get('current') ?? '');
    const password = String(form.get('password') ?? '');
    const found = [
      ...(current === '' ? [{ id: 'current', message: words('Enter the password you have now.') }] : []),
      ...passwordFaultsOf(password, String(form.get('again') ?? '')),
    ];
    return submit(found, async () => {
      await changePassword({ current, password });
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
      <input type="hidden" name="username" autoComplete="username" value={username} />
      <TextInput
        id="current"
        name="current"
        type="password"
        label={say('Password now')}
        autoComplete="current-password"
        error={errorOf('current')}
      />
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
        {say('Change password')}
      </Button>
    </form>
  );
}
