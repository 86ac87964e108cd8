import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { AccessRole } from '@/lib/domain/access/actor';
import { CONDITION_WORDS, conditionsIn } from '@/lib/domain/worklist/filter-words';
import { STARTER_VIEWS, type StarterView } from '@/lib/domain/worklist/starter-views';
import { searchOfView, viewOf, viewWords } from '@/lib/domain/worklist/view-words';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';

const WORDS: Record<StarterView | 'all', { title: string; next: string }> = {
  mine: { title: 'You hold no open task', next: 'Claim one from what is unclaimed for your roles.' },
  unclaimed: { title: 'Nothing waits to be claimed', next: 'New tasks for your roles appear here by themselves.' },
  patients: {
    title: 'No open task is about a patient of yours',
    next: 'A patient is yours while you are on their stay or their care team, are their general practitioner, or hold a task about them.',
  },
  overdue: { title: 'Nothing is overdue', next: 'What becomes late appears here by itself.' },
  shift: { title: 'Nothing more is due this shift', next: 'Look at later work, or at what has no due time.' },
  'to-check': {
    title: 'Nothing waits for your check',
    next: 'Some work counts as completed only after a second person checked it. It appears here once it is done.',
  },
  waiting: { title: 'Nothing waits', next: 'A task that is put on hold stands here until it goes on.' },
  'done-today': { title: 'Nothing was completed today', next: 'What is completed stays here until midnight.' },
  all: {
    title: 'There is no open task for you',
    next: 'New tasks for you, your roles and your units appear here by themselves.',
  },
};

/** The same for those who do not see by their roles, where it differs. */
const NEXT_FOR_OTHERS: Partial<Record<StarterView | 'all', string>> = {
  mine: 'What nobody has yet stands under Unclaimed.',
  unclaimed: 'Every open task that you may see has somebody.',
  all: 'New tasks that you may see appear here by themselves.',
};

/** No row: whether that is good news, or the filter. */
export function EmptyList({ filter, accessRole }: { filter: WorklistFilter; accessRole: AccessRole }) {
  const view = viewOf(filter);
  if (view === undefined || !(view in STARTER_VIEWS || view === 'all')) {
    return (
      <EmptyState
        title="No task meets this filter"
        actions={<LinkButton href="/worklist">Clear the filter</LinkButton>}
      >
        {conditionsSentence(filter)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={WORDS[view].title}
      actions={
        view === 'mine' ? (
          <LinkButton href={`/worklist?${searchOfView('unclaimed')}`}>{viewWords('unclaimed', accessRole)}</LinkButton>
        ) : undefined
      }
    >
      {(accessRole === 'clinician' ? undefined : NEXT_FOR_OTHERS[view]) ?? WORDS[view].next}
    </EmptyState>
  );
}

const LISTED = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What a task would have to meet. */
function conditionsSentence(filter: WorklistFilter): string {
  const names = conditionsIn(filter).map((name) => CONDITION_WORDS[name]);
  return names.length === 1
    ? `It has one condition: ${names[0]}.`
    : `It has ${names.length} conditions, and a task must meet all of them: ${LISTED.format(names)}.`;
}
