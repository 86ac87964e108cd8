import type { Catalogue } from '@/lib/domain/words/make-say';

/** Before the door: signing in, passwords; and what every form and button says. */
export const DOOR: Catalogue = {
  'TEST DATA · demo hospital · not for care': 'TESTDATEN · Vorführspital · nicht für die Behandlung',
  'Test data': 'Testdaten',
  'Sign in': 'Anmelden',
  'Signing in…': 'Anmeldung läuft…',
  'User name': 'Benutzername',
  Password: 'Passwort',
  'Enter your user name.': 'Geben Sie Ihren Benutzernamen ein.',
  'Enter your password.': 'Geben Sie Ihr Passwort ein.',
  'Your password is set. Sign in with it.': 'Ihr Passwort ist gesetzt. Melden Sie sich damit an.',
  'Choose a password': 'Passwort wählen',
  'Choose a user name.': 'Wählen Sie einen Benutzernamen.',
  'Change your password': 'Passwort ändern',
  'Change password': 'Passwort ändern',
  'Password now': 'Bisheriges Passwort',
  'New password': 'Neues Passwort',
  'The same again': 'Noch einmal dasselbe',
  'Enter the password you have now.': 'Geben Sie Ihr bisheriges Passwort ein.',
  'The two passwords differ. Type the same one again.':
    'Die beiden Passwörter unterscheiden sich. Geben Sie dasselbe noch einmal ein.',
  'At least {count} characters; a short sentence works well.':
    'Mindestens {count} Zeichen; ein kurzer Satz eignet sich gut.',
  'Set the password': 'Passwort setzen',
  'Make the administrator': 'Administrator anlegen',
  'Make the first administrator': 'Ersten Administrator anlegen',
  Name: 'Name',
  'As colleagues read it in the history': 'So lesen ihn die Kolleginnen und Kollegen im Verlauf',
  'This link does not work': 'Dieser Link funktioniert nicht',
  'It was used, it has run out, or a part of the address is missing. Copy the whole address, or ask for a new link.':
    'Er wurde schon verwendet, ist abgelaufen, oder ein Teil der Adresse fehlt. Kopieren Sie die ganze Adresse, oder bitten Sie um einen neuen Link.',
  'To sign-in': 'Zur Anmeldung',
  'Something went wrong. Try again.': 'Etwas ist schiefgegangen. Versuchen Sie es noch einmal.',
  'There is a problem': 'Da ist ein Problem',
  'Saving…': 'Wird gespeichert…',
  '(optional)': '(freiwillig)',
  'Error:': 'Fehler:',
};
