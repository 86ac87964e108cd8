import type { Catalogue } from '@/lib/domain/words/make-say';

/** What the server answers on every screen, and when it does not. */
export const SERVER: Catalogue = {
  '{what} does not exist, or is not yours to see.': '{what}: nicht vorhanden, oder nicht für Sie sichtbar.',
  '{what} was deleted.': '{what} wurde gelöscht.',
  'Too much has changed since the first page of this search, or it is too long ago. Search again.':
    'Seit der ersten Seite dieser Suche hat sich zu viel geändert, oder sie liegt zu lange zurück. Suchen Sie noch einmal.',
  'Too many write the same resource at this moment. Nothing was written. Try again in a second.':
    'Zu viele schreiben gerade dasselbe. Nichts wurde gespeichert. Versuchen Sie es in einer Sekunde noch einmal.',
  'This cannot be recorded in the audit at this moment, so it is not shown. Try again in a minute.':
    'Das lässt sich gerade nicht ins Zugriffsprotokoll eintragen und wird deshalb nicht gezeigt. Versuchen Sie es in einer Minute noch einmal.',
  'Somebody changed this since you opened it.': 'Das wurde geändert, seit Sie es geöffnet haben.',
  'Somebody else changed this while you were at it. Nothing was saved yet.':
    'Jemand anders hat das inzwischen geändert. Noch ist nichts gespeichert.',
  'Sign in to go on.': 'Melden Sie sich an, um weiterzumachen.',
  'Your access role does not include this.': 'Ihre Zugriffsrolle umfasst das nicht.',
  'Too many tries. Wait a little, then try again.':
    'Zu viele Versuche. Warten Sie ein wenig, dann versuchen Sie es noch einmal.',
  'Something went wrong here. Try again; if it stays, tell support this number.':
    'Hier ist etwas schiefgegangen. Versuchen Sie es noch einmal; bleibt es so, nennen Sie dem Support diese Nummer.',
  'A value cannot be stored or compared as it was sent.':
    'Ein Wert lässt sich so, wie er geschickt wurde, nicht speichern oder vergleichen.',
  'The server did not answer. Check the connection, then try again.':
    'Der Server hat nicht geantwortet. Prüfen Sie die Verbindung, dann versuchen Sie es noch einmal.',
  'The answer of the server is not understood. Reload the page; if it stays, tell support.':
    'Die Antwort des Servers ist unverständlich. Laden Sie die Seite neu; bleibt es so, melden Sie es dem Support.',
  'The server answered {status}. Try again in a moment.':
    'Der Server hat mit {status} geantwortet. Versuchen Sie es gleich noch einmal.',
  'This is not known here.': 'Das ist hier nicht bekannt.',
  'The {what} is not right.': 'Was gesendet wurde, stimmt nicht ({what}).',
  'This link': 'Dieser Link',
  'This account': 'Dieses Konto',
  'This unit': 'Diese Station',
  'This task type': 'Dieser Aufgabentyp',
  'There is no active Practitioner with this reference.': 'Es gibt keinen aktiven Practitioner mit dieser Referenz.',
  'There is no Location {unit}.': 'Eine Location {unit} gibt es nicht.',
  'The account cannot be bound like this.': 'Das Konto lässt sich so nicht verbinden.',
  'Somebody else is already bound to this Practitioner.':
    'Mit diesem Practitioner ist schon ein anderes Konto verbunden.',
  'This user name is taken.': 'Dieser Benutzername ist vergeben.',
  'Leave out your user name and the name of this product.':
    'Lassen Sie Ihren Benutzernamen und den Namen dieses Produkts weg.',
  'Choose another password.': 'Wählen Sie ein anderes Passwort.',
  'Nobody would be left who can administer accounts.': 'Dann könnte niemand mehr Konten verwalten.',
  'Give the access role admin to somebody else who can sign in, then try again.':
    'Geben Sie die Zugriffsrolle Administration jemand anderem, der sich anmelden kann; dann versuchen Sie es noch einmal.',
  'This account is disabled.': 'Dieses Konto ist gesperrt.',
  'Enable it first, then reset it.': 'Entsperren Sie es zuerst, dann setzen Sie es zurück.',
  'You cannot reset yourself.': 'Sich selbst können Sie nicht zurücksetzen.',
  'Change your password under your name instead.': 'Ändern Sie stattdessen Ihr Passwort unter Ihrem Namen.',
  'The user name or the password is not right.': 'Benutzername oder Passwort stimmt nicht.',
  'The present password is not right.': 'Das bisherige Passwort stimmt nicht.',
  'This is not your present password.': 'Das ist nicht Ihr bisheriges Passwort.',
  'Say who the administrator is.': 'Geben Sie an, wer der Administrator ist.',
  'This request does not come from a page of Taskward.': 'Diese Anfrage kommt nicht von einer Seite von Taskward.',
  'Choose a new password first.': 'Wählen Sie zuerst ein neues Passwort.',
  'This type cannot be saved yet.': 'Dieser Typ lässt sich noch nicht speichern.',
  'The cursor is not one of ours. Search again.': 'Diese Seite der Suche ist nicht bekannt. Suchen Sie noch einmal.',
  'Nobody here holds this role. Choose another, or anybody.':
    'Diese Rolle hat hier niemand. Wählen Sie eine andere, oder alle.',
  'The form {canonical} is not here. Bring it in over FHIR, or write one in its place.':
    'Das Formular {canonical} ist nicht hier. Übernehmen Sie es über FHIR, oder schreiben Sie eines an seiner Stelle.',
  '{title} has this code already. Give another.': '{title} hat diesen Code schon. Geben Sie einen anderen an.',
  'two to 64 letters, digits, or . _ @ -': '2 bis 64 Buchstaben, Ziffern oder . _ @ -',
  'Use at least 12 characters; a short sentence works well.':
    'Verwenden Sie mindestens 12 Zeichen; ein kurzer Satz eignet sich gut.',
  'Use at most 256 characters.': 'Verwenden Sie höchstens 256 Zeichen.',
  'Use more than a few different characters.': 'Verwenden Sie mehr als ein paar verschiedene Zeichen.',
  'Each shift needs its own name.': 'Jede Schicht braucht einen eigenen Namen.',
  'A shift cannot end when it starts.': 'Eine Schicht kann nicht enden, wenn sie beginnt.',
  'Each act needs a key of its own: one sign, no capital letter.':
    'Jede Handlung braucht eine eigene Taste: ein Zeichen, kein Großbuchstabe.',
};
