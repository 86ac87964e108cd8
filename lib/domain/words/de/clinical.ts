import type { Catalogue } from '@/lib/domain/words/make-say';

/** What stands on every clinical screen: whom it is about, who else looks, what failed, a reason, a person, a time. */
export const CLINICAL: Catalogue = {
  Patient: 'Patient',
  'No patient': 'Kein Patient',
  'This task is about no patient.': 'Diese Aufgabe betrifft keinen Patienten.',
  'Bed {bed}': 'Bett {bed}',
  'MRN {number}': 'Pat.-Nr. {number}',
  'MRN not known': 'Pat.-Nr. nicht bekannt',
  'Birth date not known': 'Geburtsdatum nicht bekannt',
  'born {date}, {age}': 'geboren {date}, {age}',
  'Born {date} ({age})': 'Geboren {date} ({age})',
  '{date} ({age})': '{date} ({age})',
  male: 'männlich',
  female: 'weiblich',
  other: 'divers',
  'sex not known': 'Geschlecht nicht bekannt',
  'Allergies not recorded': 'Allergien nicht erfasst',
  'No known allergies': 'Keine Allergien bekannt',
  '{count, plural, one {Allergy} other {Allergies}}: {allergies}':
    '{count, plural, one {Allergie} other {Allergien}}: {allergies}',
  'may have changed': 'hat sich vielleicht geändert',
  'as of {time}': 'Stand {time}',
  '{name} is looking at this': '{name} sieht sich das gerade an',
  '{first} and {second} are looking at this': '{first} und {second} sehen sich das gerade an',
  '{first}, {second} and {count} more are looking at this':
    '{first}, {second} und {count, plural, one {# weitere Person} other {# weitere}} sehen sich das gerade an',
  '{count, plural, one {# person} other {# people}}': '{count, plural, one {# Person} other {# Personen}}',
  'What you typed is still here. Whether it arrived is not known; pressing again is safe.':
    'Was Sie eingegeben haben, steht noch hier. Ob es angekommen ist, ist nicht bekannt; Sie können gefahrlos noch einmal drücken.',
  '{link} in another tab, then go on here.': '{link} (in einem anderen Tab), dann machen Sie hier weiter.',
  'Sign in again': 'Melden Sie sich wieder an',
  'Number for support: {number}': 'Nummer für den Support: {number}',
  'Try again': 'Noch einmal versuchen',
  '{what} could not be read': 'Konnte nicht gelesen werden: {what}',
  '{what} could not be refreshed. It shows how things stood at {time}.':
    'Konnte nicht aktualisiert werden: {what}. Sie sehen den Stand von {time}.',
  'To whom': 'An wen',
  'Find by name, role or unit': 'Nach Name, Rolle oder Station suchen',
  'Looking for colleagues…': 'Kolleginnen und Kollegen werden gesucht…',
  'The colleagues could not be read.': 'Die Kolleginnen und Kollegen konnten nicht gelesen werden.',
  'Nobody else here holds its role or works on its unit. Release it instead, or ask your administrator.':
    'Niemand sonst hat hier ihre Rolle oder arbeitet auf ihrer Station. Geben Sie sie stattdessen zurück, oder fragen Sie Ihre Administration.',
  'Nobody is found by that.': 'So wird niemand gefunden.',
  Reason: 'Grund',
  'Another reason': 'Ein anderer Grund',
  'Which reason': 'Welcher Grund',
  '{label}: day': '{label}: Tag',
  '{label}: time, such as 14:30': '{label}: Uhrzeit, zum Beispiel 14:30',
  'No day': 'Kein Tag',
};
