import type { Catalogue } from '@/lib/domain/words/make-say';

/** People: accounts, roles, units and shifts. */
export const PEOPLE: Catalogue = {
  People: 'Personen',
  'Parts of the administration': 'Bereiche der Administration',
  Accounts: 'Konten',
  'Units and shifts': 'Stationen und Schichten',
  Person: 'Person',
  'Access role': 'Zugriffsrolle',
  'Clinical roles and units': 'Klinische Rollen und Stationen',
  State: 'Zustand',
  'Last seen': 'Zuletzt gesehen',
  'What can be done': 'Was sich tun lässt',
  'No Practitioner': 'Kein Practitioner',
  'Account:': 'Konto:',
  'Reset password…': 'Passwort zurücksetzen…',
  'Enable…': 'Entsperren…',
  'Disable…': 'Sperren…',
  Clinician: 'Fachperson',
  'Makes tasks and works on those of their own roles and units.':
    'Legt Aufgaben an und bearbeitet die der eigenen Rollen und Stationen.',
  Supervisor: 'Stationsleitung',
  'As a clinician, and moves the work of others on their units.':
    'Wie eine Fachperson, und verteilt auf den eigenen Stationen die Arbeit anderer.',
  Manager: 'Management',
  'Reads the board and the dashboard; changes no task.': 'Liest Board und Übersicht; ändert keine Aufgabe.',
  Auditor: 'Revision',
  'Reads tasks, their history and the dashboard; changes nothing.':
    'Liest Aufgaben, ihren Verlauf und die Übersicht; ändert nichts.',
  Administrator: 'Administration',
  'Looks after accounts, units and shifts; changes no task.':
    'Pflegt Konten, Stationen und Schichten; ändert keine Aufgabe.',
  Active: 'Aktiv',
  'Link not used yet': 'Link noch nicht benutzt',
  'Link has run out': 'Link abgelaufen',
  Disabled: 'Gesperrt',
  '{role}, any unit': '{role}, jede Station',
  'The accounts are being read…': 'Die Konten werden gelesen…',
  'The accounts': 'Die Konten',
  'Name, role, unit or state': 'Name, Rolle, Station oder Zustand',
  '{count, plural, one {# account} other {# accounts}}': '{count, plural, one {# Konto} other {# Konten}}',
  'New person…': 'Neue Person…',
  'Nobody is found by that': 'Damit wird niemand gefunden',
  'Words are looked for in name, user name, access role, clinical roles, units and state.':
    'Gesucht wird in Name, Benutzername, Zugriffsrolle, klinischen Rollen, Stationen und Zustand.',
  'Nothing was changed.': 'Es wurde nichts geändert.',
  'The account of {name} was changed.': 'Das Konto von {name} wurde geändert.',
  'Change {name}': '{name} ändern',
  'User name {username}': 'Benutzername {username}',
  'Save account': 'Konto speichern',
  'What you changed still stands below; the rest follows them. Look, then save again.':
    'Was Sie geändert haben, steht noch unten; der Rest folgt dem neuen Stand. Prüfen Sie, dann speichern Sie noch einmal.',
  'This is your own account': 'Das ist Ihr eigenes Konto',
  'Once saved, you may no longer administer people. Somebody else would have to give it back.':
    'Danach dürfen Sie vielleicht keine Personen mehr verwalten. Jemand anders müsste Ihnen das zurückgeben.',
  'The account of {name} was enabled.': 'Das Konto von {name} wurde entsperrt.',
  'The account of {name} was disabled.': 'Das Konto von {name} wurde gesperrt.',
  'Enable {name}?': '{name} entsperren?',
  'Disable {name}?': '{name} sperren?',
  'Enable account': 'Konto entsperren',
  'Disable account': 'Konto sperren',
  'You are signed out at once, and only another administrator can let you in again.':
    'Sie werden sofort abgemeldet, und nur eine andere Person der Administration kann Sie wieder hereinlassen.',
  '{name} can sign in as {username} again, with the password they had. If they have none or forgot it, reset it afterwards.':
    '{name} kann sich wieder als {username} anmelden, mit dem bisherigen Passwort. Gibt es keines oder ist es vergessen, setzen Sie es danach zurück.',
  'Nobody can sign in as {username}, and links given out before stop working.':
    'Niemand kann sich als {username} anmelden, und früher ausgegebene Links gelten nicht mehr.',
  'Their tasks stay with them: hand those over on the board. What they did stays in the record.':
    'Die Aufgaben bleiben dieser Person zugeteilt: Übergeben Sie sie auf dem Board. Was getan wurde, bleibt aufgezeichnet.',
  'Not signed in': 'Nicht angemeldet',
  'signed in': 'angemeldet',
  'The link has not been copied': 'Der Link wurde nicht kopiert',
  'It cannot be shown again. If it is lost, reset the password to make a new one.':
    'Er kann nicht noch einmal gezeigt werden. Geht er verloren, setzen Sie das Passwort zurück; das ergibt einen neuen.',
  'Close without it': 'Ohne ihn schließen',
  Stay: 'Bleiben',
  'New person': 'Neue Person',
  '{name} has an account': '{name} hat ein Konto',
  'Making…': 'Wird angelegt…',
  'Make account': 'Konto anlegen',
  'If the account was made, it stands in the list: reset its password there for a new link.':
    'Wurde das Konto angelegt, steht es in der Liste: Setzen Sie dort sein Passwort zurück, um einen neuen Link zu erhalten.',
  'Copied. Give it to this person only.': 'Kopiert. Geben Sie ihn nur dieser Person.',
  'The browser does not let this page copy. The link is marked: press Ctrl and C, or ⌘ and C.':
    'Der Browser lässt diese Seite nicht kopieren. Der Link ist markiert: Drücken Sie Strg und C, oder ⌘ und C.',
  'With this link {name} chooses a password, then signs in as {username}. Hand it over yourself, not by a channel that others read.':
    'Mit diesem Link wählt {name} ein Passwort und meldet sich dann als {username} an. Übergeben Sie ihn selbst, nicht auf einem Weg, den andere mitlesen.',
  'One-time link': 'Einmal-Link',
  'Works once, until {moment}. It is shown only here, only now.':
    'Gilt einmal, bis {moment}. Er wird nur hier und nur jetzt gezeigt.',
  'Copy link': 'Link kopieren',
  'Your own password': 'Ihr eigenes Passwort',
  'Change my password': 'Mein Passwort ändern',
  'Nobody resets themselves: it would sign you out with no way back in. Change your password instead.':
    'Niemand setzt sich selbst zurück: Sie wären abgemeldet und kämen nicht mehr hinein. Ändern Sie stattdessen Ihr Passwort.',
  'Accounts, roles and the shifts of units are kept here.':
    'Hier werden Konten, Rollen und die Schichten der Stationen gepflegt.',
  'Your access role is {role}.': 'Ihre Zugriffsrolle ist {role}.',
  'If something about your account, your roles or your unit is wrong, tell your administrator.':
    'Stimmt etwas an Ihrem Konto, Ihren Rollen oder Ihrer Station nicht, melden Sie es Ihrer Administration.',
  Practitioner: 'Practitioner',
  Roles: 'Rollen',
  'Give a user name of 2 to 64 letters, digits or . _ @ - that begins with a letter or digit.':
    'Geben Sie einen Benutzernamen aus 2 bis 64 Buchstaben, Ziffern oder . _ @ - an, der mit einem Buchstaben oder einer Ziffer beginnt.',
  'Give the name that colleagues see.': 'Geben Sie den Namen an, den die Kolleginnen und Kollegen sehen.',
  'Choose what this person may do.': 'Wählen Sie, was diese Person darf.',
  'Role {number}: say what the role is called.': 'Rolle {number}: Geben Sie an, wie die Rolle heißt.',
  'Role {number}: give its code.': 'Rolle {number}: Geben Sie den Code an.',
  'Role {number}: choose a role, or remove the row.':
    'Rolle {number}: Wählen Sie eine Rolle, oder entfernen Sie die Zeile.',
  'Role {number}: this role at this place stands here twice.':
    'Rolle {number}: Diese Rolle an diesem Ort steht hier zweimal.',
  'What they type to sign in. It cannot be changed later.':
    'Damit meldet sich die Person an. Er lässt sich später nicht ändern.',
  'As colleagues see it, such as Amira Haddad.': 'Wie ihn die Kolleginnen und Kollegen sehen, etwa Amira Haddad.',
  'As colleagues see it, such as Amira Haddad. The Practitioner keeps its own name.':
    'Wie ihn die Kolleginnen und Kollegen sehen, etwa Amira Haddad. Der Practitioner behält seinen eigenen Namen.',
  'What this person may do at all.': 'Was diese Person überhaupt darf.',
  'Make a new one with this name': 'Neuen mit diesem Namen anlegen',
  'With the first role it gets one of its own. Those that another account holds are not listed.':
    'Mit der ersten Rolle bekommt das Konto einen eigenen. Die anderer Konten stehen nicht in der Liste.',
  'Who this is in the record. Those that another account holds are not listed.':
    'Wer das in den Daten ist. Die anderer Konten stehen nicht in der Liste.',
  'Reset the password of {name}?': 'Passwort von {name} zurücksetzen?',
  'A new link for {name}': 'Ein neuer Link für {name}',
  'Resetting…': 'Wird zurückgesetzt…',
  'Reset password': 'Passwort zurücksetzen',
  'The present password stops working, and so does any link given out before.':
    'Das bisherige Passwort gilt nicht mehr, ebenso jeder früher ausgegebene Link.',
  'You get a one-time link to hand over, with which {name} chooses a new one.':
    'Sie erhalten einen Einmal-Link zum Übergeben, mit dem {name} ein neues wählt.',
  'Role {number}': 'Rolle {number}',
  'A role that is not listed…': 'Eine Rolle, die nicht in der Liste steht…',
  Where: 'Wo',
  Anywhere: 'Überall',
  'Remove role {number}': 'Rolle {number} entfernen',
  'What it is called': 'Wie sie heißt',
  'Code, as system|code': 'Code, als System|Code',
  'No clinical role yet.': 'Noch keine klinische Rolle.',
  'Add a role': 'Rolle hinzufügen',
  'Without a Practitioner there are no clinical roles. Those on record stay with the Practitioner that is let go.':
    'Ohne Practitioner gibt es keine klinischen Rollen. Die aufgezeichneten bleiben beim Practitioner, der gelöst wird.',
  'Clinical roles and where they are held': 'Klinische Rollen und wo sie gelten',
  'They decide whose work reaches this person. Each row is a PractitionerRole in the record.':
    'Sie bestimmen, wessen Arbeit diese Person erreicht. Jede Zeile ist eine PractitionerRole in den Daten.',
  'The roles of this Practitioner': 'Die Rollen dieses Practitioners',
  'Keep those on record': 'Die aufgezeichneten behalten',
  'Replace them by these': 'Durch diese ersetzen',
  'They are not signed in anywhere now.': 'Diese Person ist gerade nirgends angemeldet.',
  'They are signed in at {count, plural, one {one place} other {# places}} now; that ends at once, with what they had not saved.':
    'Diese Person ist gerade {count, plural, one {an einem Ort} other {an # Orten}} angemeldet; das endet sofort, und was nicht gespeichert ist, geht verloren.',
  'Shift {number}: give it a name, such as Day.': 'Schicht {number}: Geben Sie ihr einen Namen, etwa Tag.',
  'Shift {number}: another shift is called {name} already. Give each its own name.':
    'Schicht {number}: Eine andere Schicht heißt schon {name}. Geben Sie jeder einen eigenen Namen.',
  'Shift {number}: it ends when it begins. Give another end.':
    'Schicht {number}: Sie endet, wenn sie beginnt. Geben Sie ein anderes Ende an.',
  'Shift {number}: give its {part, select, start {start} other {end}} as a time such as 07:00.':
    'Schicht {number}: Geben Sie {part, select, start {den Beginn} other {das Ende}} als Uhrzeit an, etwa 07:00.',
  'Between shifts from {from} to {to}, {span}: nobody’s shift runs then.':
    'Zwischen den Schichten von {from} bis {to}, {span}: Dann läuft keine Schicht.',
  '{first} and {second}': '{first} und {second}',
  '{shifts} overlap from {from} to {to}, {span}.': '{shifts} überschneiden sich von {from} bis {to}, {span}.',
  'A unit has at most {count} shifts.': 'Eine Station hat höchstens {count} Schichten.',
  'Shift {number}': 'Schicht {number}',
  'Remove shift {number}': 'Schicht {number} entfernen',
  Starts: 'Beginn',
  Ends: 'Ende',
  'Add a shift': 'Schicht hinzufügen',
  '{name} {start} to {end}': '{name} {start} bis {end}',
  'The shifts of {unit} were saved.': 'Die Schichten von {unit} wurden gespeichert.',
  'Shifts of {unit}': 'Schichten von {unit}',
  'By the clock of the site, 24 hours. A shift that ends before it starts ends on the next day.':
    'Nach der Uhr des Hauses, 24 Stunden. Eine Schicht, die vor ihrem Beginn endet, endet am nächsten Tag.',
  'Save shifts': 'Schichten speichern',
  'Take theirs': 'Deren Stand übernehmen',
  'They are now {shifts}. Yours still stand below; save again to put them in place.':
    'Jetzt gilt: {shifts}. Ihre Eingaben stehen noch unten; speichern Sie noch einmal, damit sie gelten.',
  'How these shifts cover the day': 'Wie diese Schichten den Tag abdecken',
  'Shown once every row has a name and two times.': 'Steht hier, sobald jede Zeile einen Namen und zwei Uhrzeiten hat.',
  'All 24 hours, with neither gap nor overlap.': 'Alle 24 Stunden, ohne Lücke und ohne Überschneidung.',
  'In an overlap, the shift that began last counts.':
    'Bei einer Überschneidung zählt die Schicht, die zuletzt begonnen hat.',
  'Units of the account': 'Stationen des Kontos',
  'Beside the units of the roles. A supervisor supervises both. The shift follows the first of them.':
    'Neben den Stationen der Rollen. Eine Stationsleitung leitet beide. Die Schicht richtet sich nach der ersten.',
  'There are no units yet. They come with Location over FHIR.':
    'Es gibt noch keine Stationen. Sie kommen als Location über FHIR.',
  'Units and their shifts': 'Stationen und ihre Schichten',
  Shifts: 'Schichten',
  'Usual hours': 'Übliche Zeiten',
  'Change shifts…': 'Schichten ändern…',
  'The units are being read…': 'Die Stationen werden gelesen…',
  'The units': 'Die Stationen',
  '“Due this shift” and the end of the shift beside a name follow these hours, on the clock of the site ({timeZone}). A person works by the first of their units.':
    '„In dieser Schicht fällig“ und das Schichtende neben einem Namen richten sich nach diesen Zeiten, nach der Uhr des Hauses ({timeZone}). Für eine Person gilt die erste ihrer Stationen.',
  'There are no units yet': 'Es gibt noch keine Stationen',
  'They come with Location over FHIR.': 'Sie kommen als Location über FHIR.',
};
