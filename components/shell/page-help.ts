type PageHelp = { title: string; says: readonly string[] };

const GENERAL: PageHelp = {
  title: 'Taskward',
  says: [
    'The views on the left hold the work that you may see, each with how much there is. The box at the top finds patients, tasks and everything that you may do.',
  ],
};

/** What each page is for, by the beginning of its address; the longest one that fits counts. */
const HELP: Readonly<Record<string, PageHelp>> = {
  '/worklist': {
    title: 'The list',
    says: [
      'What is late stands first, then what is due within the hour, this shift and later; in each part the most urgent first. What has no due time comes last.',
      'Claim takes a task that nobody has yet. If somebody was faster, the row says who. For five minutes a claim can be undone in its row.',
      'New tasks wait above the list until you show them, so that no row moves under your finger. The time beside the count says of what moment the list is.',
    ],
  },
  '/tasks': {
    title: 'A task',
    says: [
      'At the top stands who the task is about: check name and birth date before you act. Below it: why it came, what to do, how it leaves.',
      'The buttons are what you may do now. What you may not do is folded below them, each with the reason.',
      'What you type into a form is kept while you type. Nothing is done before the button at the bottom says so.',
    ],
  },
  '/patients': {
    title: 'A patient',
    says: ['All tasks of this patient that you may see: the open ones in the order of the list, then the closed ones.'],
  },
  '/board': {
    title: 'The board',
    says: [
      'Who has what on a unit, and what nobody has. Choose tasks by their boxes, then hand them over; each one answers for itself whether it worked.',
    ],
  },
  '/dashboard': {
    title: 'The dashboard',
    says: ['How the work flows. Each number opens the list of exactly those tasks that it counts.'],
  },
  '/audit': {
    title: 'The audit',
    says: [
      'Who did and who read what, and when. The chain at the end shows whether anybody changed what was recorded.',
    ],
  },
  '/admin/people': {
    title: 'People and units',
    says: ['Accounts, their roles at units, and the shifts of each unit. A new person gets a link that works once.'],
  },
  '/admin/task-types': {
    title: 'Task types',
    says: [
      'What kinds of work there are, until when they are due, and the forms they ask for. A change counts for new tasks.',
    ],
  },
};

/** What is said about the page of an address. */
export function pageHelpOf(pathname: string): PageHelp {
  const [begin = ''] = Object.keys(HELP)
    .filter((start) => pathname === start || pathname.startsWith(`${start}/`))
    .sort((a, b) => b.length - a.length);
  return HELP[begin] ?? GENERAL;
}
