import { NewPassword } from '@/lib/domain/access/password';
import { words } from '@/lib/domain/words/said';
import type { DoorFault } from './use-door-form';

/** What is wrong with a chosen password, before it is sent; the server asks again. */
export function passwordFaultsOf(password: string, again: string): readonly DoorFault[] {
  const parsed = NewPassword.safeParse(password);
  if (!parsed.success) {
    return parsed.error.issues.slice(0, 1).map(({ message }) => ({ id: 'password', message }));
  }
  return password === again
    ? []
    : [{ id: 'again', message: words('The two passwords differ. Type the same one again.') }];
}
