import type { Catalogue } from '@/lib/domain/words/make-say';

/** The page of a patient, and pages that cannot be shown. */
export const PATIENT: Catalogue = {
  'This patient’s page': 'die Seite dieses Patienten',
  'The patient’s tasks are being read…': 'Die Aufgaben des Patienten werden gelesen…',
  'Tasks for this patient': 'Aufgaben für diesen Patienten',
  '{open} open, {closed} closed': '{open} offen, {closed} abgeschlossen',
  'more than {count}': 'mehr als {count}',
  'Open tasks in the worklist': 'Offene Aufgaben in der Arbeitsliste',
  'No open task that you may see': 'Keine offene Aufgabe, die Sie sehen dürfen',
  'If something is to be done for this patient, request a new task.':
    'Wenn für diesen Patienten etwas zu tun ist, fordern Sie eine neue Aufgabe an.',
  'New tasks for this patient appear here by themselves.':
    'Neue Aufgaben für diesen Patienten erscheinen hier von selbst.',
  '{count} shown': '{count} gezeigt',
  'There are more: see them in the worklist': 'Es gibt weitere: in der Arbeitsliste ansehen',
  'New task for this patient…': 'Neue Aufgabe für diesen Patienten…',
  'This does not exist, or is not yours to see': 'Das gibt es nicht, oder Sie dürfen es nicht sehen',
  'It may have been moved to another unit or person. If somebody sent you here, ask them who has it now.':
    'Vielleicht liegt es jetzt bei einer anderen Station oder Person. Wenn Sie jemand hierher verwiesen hat, fragen Sie dort nach, wer zuständig ist.',
  'There is no such page': 'Diese Seite gibt es nicht',
  'Check the address.': 'Prüfen Sie die Adresse.',
  'This page could not be shown': 'Diese Seite konnte nicht gezeigt werden',
  'Nothing was changed. Try again; if it stays, go by the downtime procedure of your unit and tell support.':
    'Es wurde nichts geändert. Versuchen Sie es noch einmal; bleibt es dabei, gehen Sie nach dem Ausfallverfahren Ihrer Station vor und melden Sie es dem Support.',
};
