'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { RadioCards } from '@/components/ui/radio-cards';
import { Select } from '@/components/ui/select';
import type { SavedViews, ViewScope } from '@/lib/domain/worklist/saved-view';
import { COLUMN_WORDS, VIEW_COLUMNS, VIEW_DENSITIES, type ViewDensity } from '@/lib/domain/worklist/view-looks';
import { AUDIENCES, DENSITY_WORDS, SCOPE_WORDS } from './view-dialog-words';
import type { ViewDraft } from './view-draft';

type Change = (part: Partial<ViewDraft>) => void;
type SharingPartProps = { draft: ViewDraft; views: SavedViews; error: string | undefined; onChange: Change };

/** Who sees the view: only what the reader may choose is offered, and what the view is already. */
export function SharingPart({ draft, views, error, onChange }: SharingPartProps) {
  const may: Record<ViewScope, boolean> = {
    private: true,
    team: views.mayShareTeam,
    organisation: views.mayShareOrganisation,
  };
  const scopes = (Object.keys(may) as ViewScope[]).filter((scope) => may[scope] || scope === draft.scope);
  return (
    <>
      {scopes.length === 1 ? (
        <p className="text-ink-2 text-sm">Only you see it. A supervisor can share views with a unit.</p>
      ) : (
        <RadioCards
          name="view-scope"
          legend="Who sees it"
          options={scopes.map((value) => ({ value, ...SCOPE_WORDS[value] }))}
          value={draft.scope}
          onChange={(scope) => onChange({ scope: scope as ViewScope })}
        />
      )}
      {draft.scope === 'team' ? (
        <Select
          id="view-team"
          label="Unit or team"
          placeholder="Choose…"
          options={views.teams.map(({ reference, display }) => ({ value: reference, label: display }))}
          value={draft.team ?? ''}
          error={error}
          onChange={(event) => onChange({ team: event.target.value === '' ? null : event.target.value })}
        />
      ) : null}
      {draft.scope === 'organisation' ? <DefaultPart draft={draft} views={views} onChange={onChange} /> : null}
    </>
  );
}

function DefaultPart({ draft, views, onChange }: Omit<SharingPartProps, 'error'>) {
  const roles = views.roles.map(({ reference, display }) => ({ value: `role:${reference}`, label: display }));
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Everybody in these roles begins with it</legend>
      <p className="text-ink-2 text-sm">Unless they chose another view for themselves.</p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {[...AUDIENCES, ...roles].map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={draft.defaultFor.includes(value)}
            onChange={(event) =>
              onChange({
                defaultFor: event.target.checked
                  ? [...draft.defaultFor, value]
                  : draft.defaultFor.filter((each) => each !== value),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Which cells a row shows, and how dense the rows are. */
export function LooksPart({ draft, onChange }: { draft: ViewDraft; onChange: Change }) {
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-semibold">Each row also shows</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {VIEW_COLUMNS.map((column) => (
            <Checkbox
              key={column}
              label={COLUMN_WORDS[column]}
              checked={draft.columns.includes(column)}
              onChange={(event) =>
                onChange({
                  columns: VIEW_COLUMNS.filter((each) =>
                    each === column ? event.target.checked : draft.columns.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <Select
        label="Rows"
        options={[
          { value: '', label: 'As each reader likes them' },
          ...VIEW_DENSITIES.map((value) => ({ value, label: DENSITY_WORDS[value] })),
        ]}
        value={draft.density ?? ''}
        onChange={(event) =>
          onChange({ density: event.target.value === '' ? null : (event.target.value as ViewDensity) })
        }
      />
    </>
  );
}
