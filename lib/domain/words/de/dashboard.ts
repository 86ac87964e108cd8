import type { Catalogue } from '@/lib/domain/words/make-say';

/** The dashboard: how the work stands. */
export const DASHBOARD: Catalogue = {
  Dashboard: 'Übersicht',
  'Every number opens the tasks it counted': 'Jede Zahl öffnet die Aufgaben, die sie gezählt hat',
  'looking…': 'sieht nach…',
  'The dashboard': 'Die Übersicht',
  Sums: 'Summen',
  'completed since midnight': 'erledigt seit Mitternacht',
  'Open by status': 'Offen nach Status',
  Status: 'Status',
  'Open by role': 'Offen nach Rolle',
  'A task that is addressed to two roles counts for both.':
    'Eine Aufgabe, die an zwei Rollen gerichtet ist, zählt bei beiden.',
  'No open task is addressed to a role.': 'Keine offene Aufgabe ist an eine Rolle gerichtet.',
  'Open by type': 'Offen nach Typ',
  Type: 'Typ',
  '{count, plural, one {# task} other {# tasks}} without a type.':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}} ohne Typ.',
  'No open task has a type.': 'Keine offene Aufgabe hat einen Typ.',
  'No task is open': 'Keine Aufgabe ist offen',
  'To the worklist': 'Zur Arbeitsliste',
  'Nothing that you may see waits for anybody. What is requested from now on is counted here by itself.':
    'Nichts, was Sie sehen dürfen, wartet auf jemanden. Was ab jetzt angefordert wird, wird hier von selbst gezählt.',
  'The tasks are being counted…': 'Die Aufgaben werden gezählt…',
  'Open tasks': 'Offene Aufgaben',
  'Show the first {count}': 'Die ersten {count} zeigen',
  'Show all {count}': 'Alle {count} zeigen',
  '{count, plural, one {task} other {tasks}}': '{count, plural, one {Aufgabe} other {Aufgaben}}',
  '{count, number}': '{count, number}',
  'under 1 % of open': 'unter 1 % der offenen',
  '{percent} % of open': '{percent} % der offenen',
  'Oldest unclaimed': 'Am längsten frei',
  'Nothing waits to be claimed.': 'Nichts wartet darauf, übernommen zu werden.',
  'requested {moment}': 'angefordert {moment}',
  Open: 'Offen',
  Unclaimed: 'Frei',
  Overdue: 'Überfällig',
  'Done today': 'Heute erledigt',
};
