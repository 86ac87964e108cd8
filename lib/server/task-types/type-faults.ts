import 'server-only';
import type { ActivityDefinition, CodeableConcept, Questionnaire } from '@medplum/fhirtypes';
import type { FieldFault } from '@/lib/domain/fhir/errors';
import { tokensOf } from '@/lib/domain/fhir/token';
import { FORM_VERBS } from '@/lib/domain/task/form-verbs';
import { policyOf } from '@/lib/domain/task/task-policy';
import { formDesignFaults } from '@/lib/domain/task-type/form-design-faults';
import type { EditedForm, TaskTypeChange } from '@/lib/domain/task-type/task-type';
import { said, words } from '@/lib/domain/words/said';
import { told } from '@/lib/domain/words/told';
import { pool } from '@/lib/server/database/pool';
import { issuesOf } from '@/lib/server/fhir/validate';
import type { Repository } from '@/lib/server/repository/repository';
import { readForm } from '@/lib/server/tasks/read-form';

/** The role in the words of the directory, or as the type has it already; undefined for anybody, or for one nobody holds. */
export async function roleOfType(token: string, standing: ActivityDefinition): Promise<CodeableConcept | undefined> {
  if (token === '') {
    return undefined;
  }
  const role = standing.participant?.[0]?.role;
  if (role !== undefined && (role.text === token || tokensOf(role).includes(token))) {
    return role;
  }
  const { rows } = await pool().query<{ display: string }>(
    'select role_display as display from staff_role where role = $1 order by active desc limit 1',
    [token],
  );
  const bar = token.lastIndexOf('|');
  const coding = { ...(bar >= 0 && { system: token.slice(0, bar) }), code: token.slice(bar + 1) };
  return rows[0] === undefined ? undefined : { coding: [{ ...coding, display: rows[0].display }] };
}

/** What keeps a type from being saved, a line for each field; empty when it can be. */
export async function typeFaults(
  repository: Repository,
  asked: { standing: ActivityDefinition & { id: string }; change: TaskTypeChange; role: CodeableConcept | undefined },
): Promise<FieldFault[]> {
  const { standing, change, role } = asked;
  const { settings, forms } = change;
  const isUnknownRole = settings.role !== '' && role === undefined;
  return [
    ...(isUnknownRole
      ? [{ field: 'settings.role', message: words('Nobody here holds this role. Choose another, or anybody.') }]
      : []),
    ...(await codeFaults(standing.id, settings.code)),
    ...(await missingForms(repository, standing, forms)),
    ...Object.entries(forms).flatMap(([verb, form]) =>
      formFaults(form).map((fault) => ({ ...fault, field: `forms.${verb}.${fault.field}` })),
    ),
  ];
}

/** Nothing is read into a form that is no Questionnaire; what R4 asks of a whole one is told once its questions are right. */
function formFaults(edited: EditedForm): FieldFault[] {
  const form = { ...edited, status: 'active' } as unknown as Questionnaire;
  const issues = issuesOf(form).filter(({ severity }) => severity === 'error');
  const design = issues.some(({ code }) => code === 'structure') ? [] : formDesignFaults(form);
  return design.length > 0
    ? design
    : issues.map(({ expression, details, code }) => ({
        field: (expression?.[0] ?? 'item').replace(/^Questionnaire\.?/, ''),
        message: details?.text ?? code,
      }));
}

/** A form that is asked for and cannot be read was not shown: leaving it out would take it away unseen. */
async function missingForms(
  repository: Repository,
  standing: ActivityDefinition,
  forms: TaskTypeChange['forms'],
): Promise<FieldFault[]> {
  const named = policyOf(standing).forms;
  const faults = await Promise.all(
    FORM_VERBS.map(async (verb) => {
      const canonical = forms[verb] === undefined ? named[verb] : undefined;
      return canonical === undefined || (await readForm(repository, canonical)) !== undefined
        ? []
        : [
            told({
              field: `forms.${verb}`,
              message: said('The form {canonical} is not here. Bring it in over FHIR, or write one in its place.', {
                canonical,
              }),
            }),
          ];
    }),
  );
  return faults.flat();
}

/** Tasks that name their type by code alone would not know which is meant. */
async function codeFaults(id: string, code: string): Promise<FieldFault[]> {
  const { rows } = await pool().query<{ title: string }>('select title from task_type where code = $1 and id <> $2', [
    code.replace(/^\|/, ''),
    id,
  ]);
  return rows.map(({ title }) =>
    told({ field: 'settings.code', message: said('{title} has this code already. Give another.', { title }) }),
  );
}
