'use client';

import Link from 'next/link';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Moment } from '@/components/clinical/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Tabs } from '@/components/ui/tabs';
import type { FormVerb } from '@/lib/domain/task/form-verbs';
import type { TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { FormsPart } from './forms-part';
import { SettingsForm } from './settings-form';
import type { TypeDraft } from './type-draft';
import { faultsByBox } from './type-faults';
import { TypeNews } from './type-news';
import { TypePreview } from './type-preview';
import { TYPE_STATUS } from './type-words';
import { useLeaveGuard } from './use-leave-guard';
import { type TypeEditor as Editor, useTypeEditor } from './use-type-editor';
import { VersionsPart } from './versions-part';

type TypeEditorProps = {
  current: TaskTypeDetail | undefined;
  initial: TypeDraft;
  roles: readonly Named[];
  onMade: (made: TaskTypeDetail) => void;
};

/** Everything a type says, beside what a nurse will see of it. */
export function TypeEditor({ roles, ...options }: TypeEditorProps) {
  const editor = useTypeEditor(options);
  const [tab, setTab] = useState('settings');
  const [verb, setVerb] = useState<FormVerb>('complete');
  const question = useLeaveGuard(editor.isChanged);
  const faults = faultsByBox(editor.faults);
  const reveal = (id: string) => flushSync(() => setTab(id.startsWith('type-forms') ? 'forms' : 'settings'));
  const { draft, seen } = editor;
  return (
    <div className="md:grid md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      {question}
      <div className="min-w-0">
        <TypeHeading editor={editor} />
        <TypeNews editor={editor} onGo={reveal} />
        {/* What is being saved is not changed meanwhile. */}
        <div inert={editor.isSaving} className="[&_:is(input,select,textarea,fieldset)]:scroll-mt-36">
          <Tabs
            label="Parts of the task type"
            value={tab}
            onChange={setTab}
            panelClassName="px-5 py-4"
            tabs={[
              {
                value: 'settings',
                label: 'Settings',
                panel: (
                  <SettingsForm
                    draft={draft.settings}
                    roles={roles}
                    faults={faults}
                    onChange={(part) => editor.change({ ...draft, settings: { ...draft.settings, ...part } })}
                  />
                ),
              },
              {
                value: 'forms',
                label: 'Forms',
                count: Object.keys(draft.forms).length,
                panel: <FormsPart editor={editor} faults={faults} onVerb={setVerb} />,
              },
              ...(seen === undefined
                ? []
                : [{ value: 'versions', label: 'Versions', panel: <VersionsPart editor={editor} seen={seen} /> }]),
            ]}
          />
        </div>
      </div>
      <TypePreview draft={draft} roles={roles} verb={verb} onVerb={setVerb} />
    </div>
  );
}

function TypeHeading({ editor: { seen, draft, opened, isChanged, isSaving, save } }: { editor: Editor }) {
  const [newest] = seen?.versions ?? [];
  const { label, tone } = TYPE_STATUS[opened.settings.status];
  return (
    <header className="z-10 border-line border-b bg-surface px-5 py-3 md:sticky md:top-top short:static">
      <Link href="/admin/task-types" className="inline-flex min-h-6 items-center text-accent text-sm hover:underline">
        Task types
      </Link>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="wrap-anywhere font-bold text-xl tracking-tight">
            {seen === undefined ? 'New task type' : draft.settings.title || opened.settings.title}
          </h1>
          <p className="text-ink-2 text-sm">
            {newest === undefined ? (
              'Not saved yet'
            ) : (
              <>
                <Badge tone={tone}>{label}</Badge> Version {newest.version ?? 'without a number'},{' '}
                <Moment at={newest.at} />
                {newest.by === null ? '' : ` by ${newest.by}`}
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          {isChanged ? <span className="text-ink-2 text-sm">Not saved</span> : null}
          <Button variant="primary" busy={isSaving} onClick={save}>
            {seen === undefined ? 'Save task type' : 'Save new version'}
          </Button>
        </div>
      </div>
    </header>
  );
}
