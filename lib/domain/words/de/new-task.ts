import type { Catalogue } from '@/lib/domain/words/make-say';

/** Asking for a new task. */
export const NEW_TASK: Catalogue = {
  'New task': 'Neue Aufgabe',
  'New task…': 'Neue Aufgabe…',
  'Request task': 'Aufgabe anfordern',
  'The task was made.': 'Die Aufgabe wurde angelegt.',
  'No type': 'Kein Typ',
  'Reading the types…': 'Die Typen werden gelesen…',
  'The types could not be read; a title is enough.': 'Die Typen konnten nicht gelesen werden; ein Titel genügt.',
  Title: 'Titel',
  'What is to be done. No patient’s name: the patient has a box of their own.':
    'Was zu tun ist. Kein Patientenname: Für den Patienten gibt es ein eigenes Feld.',
  'Name, record number or birth date': 'Name, Patientennummer oder Geburtsdatum',
  'Another patient': 'Anderer Patient',
  'Nobody you may see is found by that. Check the spelling, or try the record number.':
    'So wird niemand gefunden, den Sie sehen dürfen. Prüfen Sie die Schreibweise, oder versuchen Sie es mit der Patientennummer.',
  '{count} found: check name and birth date': '{count} gefunden: Prüfen Sie Name und Geburtsdatum',
  'For whom': 'Für wen',
  'A role': 'Eine Rolle',
  'Whoever has time claims it': 'Wer Zeit hat, übernimmt sie',
  'One person': 'Eine Person',
  'It lands on their list': 'Sie kommt auf deren Liste',
  'Any role': 'Jede Rolle',
  'Any unit': 'Jede Station',
  'Choose a person': 'Person wählen',
  '{name} (me)': '{name} (ich)',
  Priority: 'Priorität',
  Due: 'Fällig',
  'On the clock of the site. Without a time, the type may set one.':
    'Nach der Uhr vor Ort. Ohne Angabe kann der Typ eine Zeit setzen.',
  'What to do, and what to look out for': 'Was zu tun ist und worauf zu achten ist',
  'Why it comes': 'Warum sie kommt',
  'What to do': 'Was zu tun ist',
  'How it leaves': 'Wie sie endet',
  'Choose a type, or give the task a title.': 'Wählen Sie einen Typ, oder geben Sie der Aufgabe einen Titel.',
  'Choose a role or a unit, so that somebody sees the task.':
    'Wählen Sie eine Rolle oder eine Station, damit jemand die Aufgabe sieht.',
  'Choose who is to do it.': 'Wählen Sie, wer sie ausführen soll.',
  'Choose a day and give a time such as 14:30, or leave both empty.':
    'Wählen Sie einen Tag und geben Sie eine Uhrzeit wie 14:30 an, oder lassen Sie beides leer.',
  'This time has passed. Give a later one, or none.':
    'Dieser Zeitpunkt ist vorbei. Geben Sie einen späteren an oder keinen.',
};
