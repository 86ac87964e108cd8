import { sameJson } from '@/lib/domain/fhir/same-json';
import { FORM_VERBS } from '@/lib/domain/task/form-verbs';
import type { DueRule } from '@/lib/domain/task-type/due-rule';
import { tidiedForm } from '@/lib/domain/task-type/item-rest';
import type { EditedForm, TaskTypeForms, TaskTypeSettings } from '@/lib/domain/task-type/task-type';
import type { TypeAtVersion } from '@/lib/domain/task-type/task-type-changes';
import { formOf } from './edited-form';

export type DueKind = DueRule['kind'];

/** The settings as they stand in their boxes: the code in its two halves, the due rule with a box for each kind. */
export type SettingsDraft = Omit<TaskTypeSettings, 'code' | 'due'> & {
  system: string;
  code: string;
  dueKind: DueKind;
  dueHours: string;
  dueTime: string;
};

/** What each part of the settings is given. */
export type SettingsProps = {
  draft: SettingsDraft;
  faults: ReadonlyMap<string, string>;
  onChange: (part: Partial<SettingsDraft>) => void;
};

/** A type as it stands in the editor. */
export type TypeDraft = { settings: SettingsDraft; forms: TaskTypeForms };

/** What is wrong with a field; the server names fields the same way, such as `settings.role`. */
export type TypeFault = { field: string; message: string };

/** What stands in the boxes of a type that nobody has written yet. */
export const EMPTY_DRAFT: TypeDraft = {
  settings: {
    title: '',
    system: '',
    code: '',
    status: 'draft',
    role: '',
    dueKind: 'none',
    dueHours: '',
    dueTime: '',
    claimTo: 'accepted',
    direct: false,
    reassignKeepsStatus: false,
    secondPerson: false,
    why: '',
    todo: '',
    leaves: '',
  },
  forms: {},
};

/** A type in the boxes of the editor. */
export function typeDraftOf({ settings, forms }: TypeAtVersion): TypeDraft {
  const { code: token, due, ...rest } = settings;
  const bar = token.lastIndexOf('|');
  return {
    settings: {
      ...rest,
      system: token.slice(0, Math.max(bar, 0)),
      code: token.slice(bar + 1),
      dueKind: due.kind,
      dueHours: due.kind === 'after' ? String(due.hours) : '',
      dueTime: due.kind === 'at' ? due.time : '',
    },
    forms,
  };
}

/** A draft for a type like another one: it needs a code of its own, and is not in use yet. */
export function copiedDraftOf(type: TypeAtVersion): TypeDraft {
  const draft = typeDraftOf(type);
  const title = `Copy of ${draft.settings.title}`.slice(0, 200);
  return { ...draft, settings: { ...draft.settings, title, code: '', status: 'draft' } };
}

/** What the boxes say, as it is saved; with what is wrong with them before anybody is asked. */
export function typeOfDraft({ settings, forms }: TypeDraft): { type: TypeAtVersion; faults: TypeFault[] } {
  const { system, code, dueKind, dueHours, dueTime, ...rest } = settings;
  const hours = Number(dueHours.replace(',', '.'));
  const dues: Record<DueKind, DueRule> = {
    none: { kind: 'none' },
    after: { kind: 'after', hours },
    'shift-end': { kind: 'shift-end' },
    at: { kind: 'at', time: dueTime },
  };
  const faults: [boolean, string, string][] = [
    [rest.title.trim() === '', 'settings.title', 'Give it a title.'],
    [!/^[^|\s]+$/.test(code.trim()), 'settings.code', 'Give it a code without spaces, such as wound-check.'],
    [/[|\s]/.test(system.trim()), 'settings.system', 'A system is an address without spaces.'],
    [
      dueKind === 'after' && !(hours > 0 && hours <= 24 * 366),
      'settings.due.hours',
      'Give the hours, such as 2 or 0.5.',
    ],
    [
      dueKind === 'at' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(dueTime),
      'settings.due.time',
      'Give the time, such as 14:00.',
    ],
  ];
  const tidied = FORM_VERBS.flatMap((verb) => {
    const form = forms[verb];
    return form === undefined ? [] : [[verb, tidiedForm(formOf(form)) as unknown as EditedForm]];
  });
  return {
    type: {
      settings: { ...rest, code: `${system.trim()}|${code.trim()}`, due: dues[dueKind] },
      forms: Object.fromEntries(tidied) as TaskTypeForms,
    },
    faults: faults.flatMap(([isWrong, field, message]) => (isWrong ? [{ field, message }] : [])),
  };
}

/** Whether something stands in the editor that is not in the version it was opened on. */
export function isChangedDraft(draft: TypeDraft, opened: TypeDraft): boolean {
  return !sameJson(draft, opened);
}

/** Mine on top of theirs: each setting and each form that I changed, and theirs for the rest. */
export function rebasedDraft(mine: TypeDraft, seen: TypeDraft, theirs: TypeDraft): TypeDraft {
  return {
    settings: rebased(mine.settings, seen.settings, theirs.settings),
    forms: rebased(mine.forms, seen.forms, theirs.forms),
  };
}

function rebased<Part extends object>(mine: Part, seen: Part, theirs: Part): Part {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] as (keyof Part)[];
  const kept = names.flatMap((name) => {
    const part = sameJson(mine[name], seen[name]) ? theirs[name] : mine[name];
    return part === undefined ? [] : [[name, part] as const];
  });
  return Object.fromEntries(kept) as Part;
}
