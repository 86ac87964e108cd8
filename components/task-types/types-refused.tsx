'use client';

import { AdministratorsOnly } from '@/components/shell/administrators-only';
import { useSay } from '@/components/ui/say';

/** What somebody sees who may not administer task types. */
export function TypesRefused() {
  const say = useSay();
  return (
    <AdministratorsOnly>
      {say(
        'What each type of task asks for, and the rules it goes by, are kept here. If a form asks the wrong thing or a task is due too early or too late, tell your administrator.',
      )}
    </AdministratorsOnly>
  );
}
