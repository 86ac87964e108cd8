import { AdministratorsOnly } from '@/components/shell/administrators-only';

/** What somebody sees who may not administer task types. */
export function TypesRefused() {
  return (
    <AdministratorsOnly>
      What each type of task asks for, and the rules it goes by, are kept here. If a form asks the wrong thing or a task
      is due too early or too late, tell your administrator.
    </AdministratorsOnly>
  );
}
