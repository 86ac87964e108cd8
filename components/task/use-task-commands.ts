'use client';

import type { Command } from '@/lib/client/command-registry';
import { useCommands } from '@/lib/client/use-commands';
import { verbWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';

type Offered = {
  page: TaskPage;
  /** The verbs that stand as buttons: what this person may do now. */
  offers: readonly VerbOffer[];
  isSaving: boolean;
  /** What a press on the button does. */
  press: (offer: VerbOffer) => void;
};

/** The buttons of the open task in the command menu, each with the task and the patient it acts on. */
export function useVerbCommands({ page, offers, isSaving, press }: Offered) {
  const detail = page.patient === null ? page.row.title : `${page.row.title} · ${page.patient.display}`;
  useCommands(
    offers.map(
      (offer): Command => ({
        id: `task.${offer.verb}`,
        group: 'task',
        label: verbWords(offer.verb).button,
        detail,
        words: verbWords(offer.verb).title,
        enabled: !isSaving,
        run: () => press(offer),
      }),
    ),
  );
}

type Parts = { tabs: readonly { value: string; words: string }[]; onTab: (value: string) => void };

/** The parts of the open task in the command menu; the focus goes to the tab, and Tab from there into its part. */
export function useTabCommands({ tabs, onTab }: Parts) {
  useCommands(
    tabs.map(
      ({ value, words }): Command => ({
        id: `task.tab.${value}`,
        group: 'task',
        label: words,
        words: 'show tab',
        run: () => {
          onTab(value);
          requestAnimationFrame(() =>
            document.getElementById(TASK_TABS)?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
          );
        },
      }),
    ),
  );
}

export const TASK_TABS = 'task-tabs';
