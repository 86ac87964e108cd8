import type { Catalogue } from '@/lib/domain/words/make-say';

/** What stands on many screens. */
export const COMMON: Catalogue = {
  Close: 'Schließen',
  'What was found': 'Was gefunden wurde',
  'This is not saved yet': 'Das ist noch nicht gespeichert',
  'Closing throws away what you changed here.': 'Beim Schließen geht verloren, was Sie hier geändert haben.',
  'Close without saving': 'Schließen, ohne zu speichern',
  'Go on': 'Weitermachen',
  'Not now': 'Jetzt nicht',
  Done: 'Fertig',
  'Choose…': 'Auswählen…',
  None: 'Keine',
  none: 'keine',
  'Change…': 'Ändern…',
  'Show all': 'Alle zeigen',
  Units: 'Stationen',
  Unit: 'Station',
  Role: 'Rolle',
  Find: 'Suchen',
  'Only administrators may open this page': 'Diese Seite ist der Administration vorbehalten',
  'To my work': 'Zu meiner Arbeit',
  'before:': 'vorher:',
  'now:': 'jetzt:',
  'The list': 'Die Liste',
  Language: 'Sprache',
};
