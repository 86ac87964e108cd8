import type { Catalogue } from '@/lib/domain/words/make-say';

/** Task types: the list of them. */
export const TASK_TYPES: Catalogue = {
  'Task types': 'Aufgabentypen',
  'The task types': 'Die Aufgabentypen',
  'The task types are being read…': 'Die Aufgabentypen werden gelesen…',
  'There are no task types yet': 'Es gibt noch keine Aufgabentypen',
  'A type says whom its tasks are for, when they are due and which form completes them. Tasks without a type work, but ask for nothing.':
    'Ein Typ sagt, für wen seine Aufgaben sind, wann sie fällig sind und welches Formular sie erledigt. Aufgaben ohne Typ gehen auch, fragen aber nichts.',
  'Title, role or status': 'Titel, Rolle oder Status',
  '{count, plural, one {# task type} other {# task types}}':
    '{count, plural, one {# Aufgabentyp} other {# Aufgabentypen}}',
  'No type is found by that': 'Damit wird kein Typ gefunden',
  'Words are looked for in title, role, status and who changed it.':
    'Gesucht wird in Titel, Rolle, Status und wer ihn geändert hat.',
  'New task type': 'Neuer Aufgabentyp',
  Draft: 'Entwurf',
  'Not offered for new tasks yet.': 'Für neue Aufgaben noch nicht angeboten.',
  Retired: 'Außer Gebrauch',
  'Offered for new tasks.': 'Für neue Aufgaben angeboten.',
  'No longer offered. Tasks of it go on.': 'Nicht mehr angeboten. Seine Aufgaben gehen weiter.',
  Copy: 'Kopieren',
  'by {name}': 'von {name}',
  'No version': 'Keine Version',
  'Version {version}': 'Version {version}',
  'What each type of task asks for, and the rules it goes by, are kept here. If a form asks the wrong thing or a task is due too early or too late, tell your administrator.':
    'Hier wird gepflegt, was jeder Aufgabentyp fragt und nach welchen Regeln er geht. Fragt ein Formular das Falsche oder ist eine Aufgabe zu früh oder zu spät fällig, melden Sie es Ihrer Administration.',
};
