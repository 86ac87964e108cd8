import type { Catalogue } from '@/lib/domain/words/make-say';

/** The board: who has what on a unit. */
export const BOARD: Catalogue = {
  Board: 'Board',
  'The board is being read…': 'Das Board wird gelesen…',
  'The board': 'Das Board',
  'Unrouted work': 'Nicht zugestellte Arbeit',
  'You work on no unit': 'Sie arbeiten auf keiner Station',
  'A board belongs to a unit. Ask your administrator to give you a role at one.':
    'Ein Board gehört zu einer Station. Bitten Sie Ihre Administration um eine Rolle auf einer.',
  'Choose tasks to hand them over, hold, release or change them.':
    'Wählen Sie Aufgaben, um sie zu übergeben, zu pausieren, zurückzugeben oder zu ändern.',
  'You can choose your own tasks and those you may claim. For a colleague’s, ask your supervisor.':
    'Sie können Ihre eigenen Aufgaben wählen und die, die Sie übernehmen dürfen. Für die einer Kollegin oder eines Kollegen wenden Sie sich an Ihre Stationsleitung.',
  'You can look here. Doing something with a task is for whoever has it, and for the unit’s supervisors.':
    'Hier können Sie nachsehen. Etwas mit einer Aufgabe zu tun ist Sache der Zuständigen und der Stationsleitung.',
  'Only tasks that you may see are counted.': 'Gezählt sind nur Aufgaben, die Sie sehen dürfen.',
  'No unit': 'Keine Station',
  Unrouted: 'Nicht zugestellt',
  '{count} open': '{count} offen',
  '{count} late': '{count} überfällig',
  '{count} stat': '{count} Notfall',
  'Nobody has these yet': 'Noch niemand hat diese',
  'Their role, owner or place matches nobody here': 'Rolle, Zuständige oder Ort passen hier zu niemandem',
  Somebody: 'Jemand',
  'Show fewer': 'Weniger zeigen',
  'Show {count} more': '{count} weitere zeigen',
  'The first {count}': 'Die ersten {count}',
  'All {count}': 'Alle {count}',
  '{count} chosen': '{count} gewählt',
  '{count} more not shown here': '{count} weitere, hier nicht gezeigt',
  'Open as a list': 'Als Liste öffnen',
  '{count} more not shown here: open the list': '{count} weitere, hier nicht gezeigt: Liste öffnen',
  'No open task that you may see.': 'Keine offene Aufgabe, die Sie sehen dürfen.',
  'No task that you may see waits for somebody.': 'Keine Aufgabe, die Sie sehen dürfen, wartet auf jemanden.',
  'Every task reaches somebody.': 'Jede Aufgabe erreicht jemanden.',
  'Choose {title}': '{title} wählen',
  'Choose {title}, {patient}': '{title}, {patient} wählen',
  'Board of {unit}': 'Board von {unit}',
  unit: 'Station',
  'This board is not yours to see': 'Dieses Board dürfen Sie nicht sehen',
  'Open my board': 'Mein Board öffnen',
  'The unit in the address does not exist, or you do not work there. Ask your administrator if you should.':
    'Die Station in der Adresse gibt es nicht, oder Sie arbeiten dort nicht. Wenden Sie sich an Ihre Administration, wenn Sie sollten.',
};
