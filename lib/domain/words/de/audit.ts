import type { Catalogue } from '@/lib/domain/words/make-say';

/** The audit: what happened, and whether its record is whole. */
export const AUDIT: Catalogue = {
  'A batch of events is missing, or stands twice.': 'Ein Satz von Ereignissen fehlt oder steht zweimal da.',
  'A batch does not follow from the one before it.': 'Ein Satz folgt nicht aus dem vorigen.',
  'The chain does not end where its last batch ends.': 'Die Kette endet nicht, wo ihr letzter Satz endet.',
  'The chain is not the one that was seen: it was cut off or made anew.':
    'Das ist nicht die Kette, die schon gesehen wurde: Sie wurde abgeschnitten oder neu angelegt.',
  'Events {from} to {to} are not those that were chained.':
    'Die Ereignisse {from} bis {to} sind nicht die, die verkettet wurden.',
  'An event was taken out of the chain.': 'Ein Ereignis wurde aus der Kette genommen.',
  'The event {id} is missing.': 'Das Ereignis {id} fehlt.',
  'The event {id} was changed.': 'Das Ereignis {id} wurde geändert.',
  'What the event {id} is found by was changed.': 'Womit das Ereignis {id} gefunden wird, wurde geändert.',
  'Event {id} stands outside the chain.': 'Das Ereignis {id} steht außerhalb der Kette.',
  'The batch up to {id} stands outside the chain.': 'Der Satz bis {id} steht außerhalb der Kette.',
  'The event {id} was never chained.': 'Das Ereignis {id} wurde nie verkettet.',
  'The event {id}, which waits to be chained, was changed.':
    'Das Ereignis {id}, das auf die Verkettung wartet, wurde geändert.',
  'The event {id} has been written more than once.': 'Das Ereignis {id} wurde mehr als einmal geschrieben.',
  'The ledger knows of Task {id}; its event is missing.': 'Das Journal kennt die Task {id}; ihr Ereignis fehlt.',
  Audit: 'Zugriffsprotokoll',
  'Who read, changed, was refused and signed in. That you look is recorded as well.':
    'Wer gelesen und geändert hat, abgelehnt wurde und sich angemeldet hat. Auch dass Sie nachsehen, wird aufgezeichnet.',
  'and again until {time}': 'und noch einmal bis {time}',
  'from {address}': 'von {address}',
  'Event {position}': 'Ereignis {position}',
  'Open the task': 'Aufgabe öffnen',
  'Give the id of a task, or the address of its page.':
    'Geben Sie die Id einer Aufgabe oder die Adresse ihrer Seite an.',
  'Give From as a day and a time, such as 2026-11-24 14:30.':
    'Geben Sie „Von“ als Tag und Uhrzeit an, etwa 2026-11-24 14:30.',
  'Give Until as a day and a time, such as 2026-11-24 14:30.':
    'Geben Sie „Bis“ als Tag und Uhrzeit an, etwa 2026-11-24 14:30.',
  Read: 'Gelesen',
  Changed: 'Geändert',
  Refused: 'Abgelehnt',
  'Signed in, accounts': 'Anmeldung, Konten',
  'Refused or failed': 'Abgelehnt oder fehlgeschlagen',
  'Last hour': 'Letzte Stunde',
  'Last 24 hours': 'Letzte 24 Stunden',
  'Last 7 days': 'Letzte 7 Tage',
  'Last 30 days': 'Letzte 30 Tage',
  'Any time': 'Jederzeit',
  'Between two times': 'Zwischen zwei Zeiten',
  'Search the audit': 'Im Zugriffsprotokoll suchen',
  'Person or software': 'Person oder Software',
  Anybody: 'Alle',
  What: 'Was',
  Everything: 'Alles',
  Outcome: 'Ausgang',
  'Any outcome': 'Jeder Ausgang',
  When: 'Wann',
  Task: 'Aufgabe',
  'Its id, or the address of its page': 'Ihre Id, oder die Adresse ihrer Seite',
  'Searching…': 'Wird gesucht…',
  Search: 'Suchen',
  From: 'Von',
  Until: 'Bis',
  'Such as 2026-11-24 14:30': 'Etwa 2026-11-24 14:30',
  'The audit is being searched…': 'Das Zugriffsprotokoll wird durchsucht…',
  'The audit': 'Das Zugriffsprotokoll',
  'Nothing was recorded that fits': 'Es ist nichts aufgezeichnet, was passt',
  'Take a longer time, or leave something out. What happened in the last second may still be on its way.':
    'Wählen Sie eine längere Zeit, oder lassen Sie etwas weg. Was in der letzten Sekunde geschah, ist vielleicht noch unterwegs.',
  '{count, plural, one {# event} other {# events}}, and there are more, the newest first':
    '{count, plural, one {# Ereignis} other {# Ereignisse}}, und es gibt weitere; die neuesten zuerst',
  '{count, plural, one {# event} other {# events}}, the newest first':
    '{count, plural, one {# Ereignis} other {# Ereignisse}}, die neuesten zuerst',
  'Loading more…': 'Weitere werden geladen…',
  'Show older ones': 'Ältere zeigen',
  'Checking…': 'Wird geprüft…',
  'Check again': 'Noch einmal prüfen',
  'The chain could not be checked': 'Die Kette konnte nicht geprüft werden',
  'The chain is being checked…': 'Die Kette wird geprüft…',
  'Nothing is chained yet': 'Noch ist nichts verkettet',
  'Chain whole until {moment}': 'Kette heil bis {moment}',
  '{count, plural, one {# event} other {# events}} compared with their digests at {time}.':
    '{count, plural, one {# Ereignis} other {# Ereignisse}} um {time} mit der Prüfsumme verglichen.',
  '{count, plural, one {# more} other {# more}} will be chained in a moment.':
    '{count, plural, one {# weiteres wird} other {# weitere werden}} gleich verkettet.',
  'Compare with the log of the worker, too:': 'Vergleichen Sie auch mit dem Protokoll des Workers:',
  'The chain is broken': 'Die Kette ist gebrochen',
  'The chain is broken at event {position}': 'Die Kette ist bei Ereignis {position} gebrochen',
  'Somebody changed the database beside Taskward, or it was damaged. Keep it as it is, and tell whoever answers for it.':
    'Jemand hat die Datenbank an Taskward vorbei geändert, oder sie wurde beschädigt. Lassen Sie sie, wie sie ist, und melden Sie es der zuständigen Stelle.',
  '{who} signed in{whose, select, none {} other { as {whose}}}':
    '{who} hat sich angemeldet{whose, select, none {} other { ({whose})}}',
  '{who} tried to sign in{whose, select, none {} other { as {whose}}}':
    '{who} wollte sich anmelden{whose, select, none {} other { ({whose})}}',
  '{who} tried to sign in too often{whose, select, none {} other { as {whose}}}':
    '{who} wollte sich zu oft anmelden{whose, select, none {} other { ({whose})}}',
  '{who} signed out{whose, select, none {} other { as {whose}}}':
    '{who} hat sich abgemeldet{whose, select, none {} other { ({whose})}}',
  '{who} tried to sign out{whose, select, none {} other { as {whose}}}':
    '{who} wollte sich abmelden{whose, select, none {} other { ({whose})}}',
  '{who} was given a token{whose, select, none {} other { as {whose}}}':
    '{who} hat ein Token erhalten{whose, select, none {} other { ({whose})}}',
  '{who} asked for a token{whose, select, none {} other { as {whose}}}':
    '{who} hat ein Token angefordert{whose, select, none {} other { ({whose})}}',
  '{who} changed a password{whose, select, none {} other { of {whose}}}':
    '{who} hat ein Passwort geändert{whose, select, none {} other { ({whose})}}',
  '{who} tried to change a password{whose, select, none {} other { of {whose}}}':
    '{who} wollte ein Passwort ändern{whose, select, none {} other { ({whose})}}',
  '{who} made an account{whose, select, none {} other { of {whose}}}':
    '{who} hat ein Konto angelegt{whose, select, none {} other { ({whose})}}',
  '{who} tried to make an account{whose, select, none {} other { of {whose}}}':
    '{who} wollte ein Konto anlegen{whose, select, none {} other { ({whose})}}',
  '{who} changed an account{whose, select, none {} other { of {whose}}}':
    '{who} hat ein Konto geändert{whose, select, none {} other { ({whose})}}',
  '{who} tried to change an account{whose, select, none {} other { of {whose}}}':
    '{who} wollte ein Konto ändern{whose, select, none {} other { ({whose})}}',
  '{who} disabled an account{whose, select, none {} other { of {whose}}}':
    '{who} hat ein Konto gesperrt{whose, select, none {} other { ({whose})}}',
  '{who} tried to disable an account{whose, select, none {} other { of {whose}}}':
    '{who} wollte ein Konto sperren{whose, select, none {} other { ({whose})}}',
  '{who} enabled an account{whose, select, none {} other { of {whose}}}':
    '{who} hat ein Konto entsperrt{whose, select, none {} other { ({whose})}}',
  '{who} tried to enable an account{whose, select, none {} other { of {whose}}}':
    '{who} wollte ein Konto entsperren{whose, select, none {} other { ({whose})}}',
  '{who} reset a password{whose, select, none {} other { of {whose}}}':
    '{who} hat ein Passwort zurückgesetzt{whose, select, none {} other { ({whose})}}',
  '{who} tried to reset a password{whose, select, none {} other { of {whose}}}':
    '{who} wollte ein Passwort zurücksetzen{whose, select, none {} other { ({whose})}}',
  '{who} changed shifts{whose, select, none {} other { of {whose}}}':
    '{who} hat Schichten geändert{whose, select, none {} other { ({whose})}}',
  '{who} tried to change shifts{whose, select, none {} other { of {whose}}}':
    '{who} wollte Schichten ändern{whose, select, none {} other { ({whose})}}',
  '{who} saved a view of the list{whose, select, none {} other {: {whose}}}':
    '{who} hat eine Ansicht der Liste gespeichert{whose, select, none {} other { ({whose})}}',
  '{who} tried to save a view of the list{whose, select, none {} other {: {whose}}}':
    '{who} wollte eine Ansicht der Liste speichern{whose, select, none {} other { ({whose})}}',
  '{who} deleted a view of the list{whose, select, none {} other {: {whose}}}':
    '{who} hat eine Ansicht der Liste gelöscht{whose, select, none {} other { ({whose})}}',
  '{who} tried to delete a view of the list{whose, select, none {} other {: {whose}}}':
    '{who} wollte eine Ansicht der Liste löschen{whose, select, none {} other { ({whose})}}',
  '{who} chose the view to begin with{whose, select, none {} other {: {whose}}}':
    '{who} hat die Ansicht für den Beginn gewählt{whose, select, none {} other { ({whose})}}',
  '{who} tried to choose the view to begin with{whose, select, none {} other {: {whose}}}':
    '{who} wollte die Ansicht für den Beginn wählen{whose, select, none {} other { ({whose})}}',
  '{who} did something at the door{whose, select, none {} other {: {whose}}}':
    '{who} hat etwas an der Anmeldung getan{whose, select, none {} other { ({whose})}}',
  '{who} tried something at the door{whose, select, none {} other {: {whose}}}':
    '{who} hat etwas an der Anmeldung versucht{whose, select, none {} other { ({whose})}}',
  '{who} offered {thing}': '{who} hat {thing} angeboten',
  '{who} claimed {thing}': '{who} hat {thing} übernommen',
  '{who} accepted {thing}': '{who} hat {thing} angenommen',
  '{who} declined {thing}': '{who} hat {thing} abgelehnt',
  '{who} released {thing}': '{who} hat {thing} zurückgegeben',
  '{who} started {thing}': '{who} hat {thing} begonnen',
  '{who} put {thing} on hold': '{who} hat {thing} pausiert',
  '{who} resumed {thing}': '{who} hat {thing} fortgesetzt',
  '{who} completed {thing}': '{who} hat {thing} erledigt',
  '{who} checked {thing}': '{who} hat {thing} geprüft',
  '{who} sent {thing} back': '{who} hat {thing} zurückgewiesen',
  '{who} marked {thing} as failed': '{who} hat {thing} als nicht machbar gemeldet',
  '{who} cancelled {thing}': '{who} hat {thing} storniert',
  '{who} handed {thing} over': '{who} hat {thing} übergeben',
  '{who} reopened {thing}': '{who} hat {thing} wieder geöffnet',
  '{who} marked {thing} as entered in error': '{who} hat {thing} als irrtümlich erfasst markiert',
  '{who} changed {thing}': '{who} hat {thing} geändert',
  '{who} made {thing}': '{who} hat {thing} angelegt',
  '{who} removed {thing}': '{who} hat {thing} entfernt',
  '{who} was refused: to see {thing}': '{who} durfte {thing} nicht ansehen',
  '{who} was refused: to make {thing}': '{who} durfte {thing} nicht anlegen',
  '{who} was refused: to change {thing}': '{who} durfte {thing} nicht ändern',
  '{who} was refused: to remove {thing}': '{who} durfte {thing} nicht entfernen',
  '{who} was refused: to do something with {thing}': '{who} durfte mit {thing} etwas nicht tun',
  '{who} read version {version} of {thing}': '{who} hat Version {version} gelesen von: {thing}',
  '{who} read the history of {thing}': '{who} hat den Verlauf gelesen von: {thing}',
  '{who} read {thing}': '{who} hat {thing} gelesen',
  '{who} had {thing} validated': '{who} hat {thing} prüfen lassen',
  '{who} skipped {thing} as their next task': '{who} hat {thing} als nächste Aufgabe übersprungen',
  '{who} took back that they had skipped {thing}': '{who} hat das Überspringen zurückgenommen von: {thing}',
  '{who} looked at a list of tasks{asked, select, none {} other { ({asked})}}':
    '{who} hat eine Liste von Aufgaben angesehen{asked, select, none {} other { ({asked})}}',
  '{who} asked for their next task': '{who} hat nach der nächsten Aufgabe gefragt',
  '{who} looked at the board{asked, select, none {} other { ({asked})}}':
    '{who} hat das Board angesehen{asked, select, none {} other { ({asked})}}',
  '{who} searched the audit{asked, select, none {} other { ({asked})}}':
    '{who} hat im Zugriffsprotokoll gesucht{asked, select, none {} other { ({asked})}}',
  '{who} searched {what}{asked, select, none {} other { ({asked})}}':
    '{who} hat gesucht: {what}{asked, select, none {} other { ({asked})}}',
  something: 'etwas',
  everything: 'alles',
  'a task that is gone': 'eine Aufgabe, die es nicht mehr gibt',
  'the page of a patient': 'die Seite einer Patientin oder eines Patienten',
  'Somebody unknown': 'Jemand Unbekanntes',
  'refused by {rule}': 'abgelehnt durch {rule}',
  'a rule': 'eine Regel',
  'allowed by {rule}': 'erlaubt durch {rule}',
  failed: 'fehlgeschlagen',
  '{name} (software)': '{name} (Software)',
};
