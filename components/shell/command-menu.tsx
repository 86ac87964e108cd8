'use client';

import { useRef, useState } from 'react';
import { DueTime } from '@/components/clinical/due-time';
import { PatientLine } from '@/components/clinical/patient-line';
import { Button } from '@/components/ui/button';
import { type FindChoice, FindDialog, type FindGroup } from '@/components/ui/find-dialog';
import { useAnnounce } from '@/components/ui/live-region';
import { COMMAND_GROUPS, type Command, commandRegistry } from '@/lib/client/command-registry';
import { useOfferedCommands } from '@/lib/client/use-commands';
import { listKeysOf } from '@/lib/domain/access/preferences';
import { keyWords } from '@/lib/domain/worklist/list-keys';
import type { RowPatient, WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { FIND_WORDS, foundWords, GROUP_WORDS, nothingWords } from './found-words';
import { matchCommands } from './match-commands';
import { usePreferences } from './preferences-context';
import { useFind } from './use-find';
import { useGo } from './use-go';

type CommandMenuProps = { open: boolean; onClose: () => void; withPatients: boolean };
type Choice = FindChoice & { choose: () => void };

/** Everything that can be done here, every page one may open, and patients and tasks by their words. */
export function CommandMenu({ open, onClose, withPatients }: CommandMenuProps) {
  const [text, setText] = useState('');
  const chosen = useRef<Choice>(undefined);
  const go = useGo();
  const offered = useOfferedCommands().filter(({ id, isKeyOnly }) => id !== 'find' && isKeyOnly !== true);
  const commands = matchCommands(offered, text);
  const found = useFind(text, { withPatients, isOpen: open });
  const commandGroups = useCommandGroups(commands);
  const groups: readonly FindGroup<Choice>[] = [
    ...commandGroups,
    groupOf(
      'patients',
      found.patients.map((patient) => patientChoice(patient, go)),
    ),
    groupOf(
      'tasks',
      found.tasks.map((row) => taskChoice(row, go)),
    ),
  ].filter(({ items }) => items.length > 0);

  function finish() {
    // Names that were typed do not stay for the next one who looks.
    setText('');
    chosen.current?.choose();
    chosen.current = undefined;
  }

  return (
    <FindDialog
      open={open}
      onClose={onClose}
      onClosed={finish}
      title={FIND_WORDS}
      text={text}
      onText={setText}
      groups={groups}
      onChoose={(choice) => {
        chosen.current = choice;
        onClose();
      }}
      hint="Arrow keys choose, Enter does it, Escape leaves."
      status={
        found.isLooking
          ? 'Looking for patients and tasks…'
          : foundWords({ actions: commands.length, patients: found.patients.length, tasks: found.tasks.length })
      }
    >
      <FindNews found={found} isEmpty={groups.length === 0} withPatients={withPatients} />
    </FindDialog>
  );
}

function useCommandGroups(commands: readonly Command[]): readonly FindGroup<Choice>[] {
  const announce = useAnnounce();
  const { preferences } = usePreferences();
  const keys = listKeysOf(preferences);

  /** What was offered when it was chosen may be gone by now: then nothing is done. */
  function run({ id, label }: Command) {
    const now = commandRegistry.find((command) => command.id === id);
    return now === undefined ? announce(`“${label}” is not possible any more.`, 'assertive') : now.run();
  }

  return COMMAND_GROUPS.map((group) =>
    groupOf(
      group,
      commands
        .filter((command) => command.group === group)
        .map((command) => ({
          key: command.id,
          label: command.label,
          detail: command.detail,
          keys: preferences.listKeys && command.listKey !== undefined ? keyWords(keys[command.listKey]) : undefined,
          choose: () => run(command),
        })),
    ),
  );
}

function groupOf(key: keyof typeof GROUP_WORDS, items: readonly Choice[]): FindGroup<Choice> {
  return { key, label: GROUP_WORDS[key], items };
}

function patientChoice(patient: RowPatient, go: (href: string) => void): Choice {
  return {
    key: patient.reference,
    label: <PatientLine patient={patient} withUnit />,
    choose: () => go(`/patients/${patient.id}`),
  };
}

function taskChoice(row: WorklistRow, go: (href: string) => void): Choice {
  return {
    key: `Task/${row.id}`,
    label: (
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{row.title}</span>
        <DueTime row={row} inline className="text-sm" />
      </span>
    ),
    detail: <PatientLine patient={row.patient} withUnit />,
    choose: () => go(`/tasks/${row.id}`),
  };
}

type FindNewsProps = { found: ReturnType<typeof useFind>; isEmpty: boolean; withPatients: boolean };

/** Why there is nothing, or less than there might be, and the way on. */
function FindNews({ found, isEmpty, withPatients }: FindNewsProps) {
  const { failures, isAsked, isLooking, again } = found;
  return (
    <>
      {failures.length === 0 ? null : (
        <div role="alert" className="space-y-2 px-3 py-3 text-sm">
          {failures.map(({ what, error }) => (
            <p key={what} className="text-stat">
              {what} could not be searched. {error.message}
            </p>
          ))}
          <Button onClick={again}>Try again</Button>
        </div>
      )}
      {isEmpty && !isLooking && failures.length === 0 ? (
        <p className="px-3 py-6 text-ink-2">{nothingWords({ isAsked, withPatients })}</p>
      ) : null}
    </>
  );
}
