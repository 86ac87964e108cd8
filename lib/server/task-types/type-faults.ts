import 'server-only';
import type { ActivityDefinition, CodeableConcept, Questionnaire } from '@medplum/fhirtypes';
import type { FieldFault } from '@/lib/domain/fhir/errors';
import { tokensOf } from '@/lib/domain/fhir/token';
import { formDesignFaults } from '@/lib/domain/task-type/form-design-faults';
import type { TaskTypeChange } from '@/lib/domain/task-type/task-type';
import { pool } from '@/lib/server/database/pool';

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
export async function typeFaults(asked: {
  id: string;
  change: TaskTypeChange;
  role: CodeableConcept | undefined;
}): Promise<FieldFault[]> {
  const { id, change, role } = asked;
  const { settings, forms } = change;
  const isUnknownRole = settings.role !== '' && role === undefined;
  return [
    ...(isUnknownRole
      ? [{ field: 'settings.role', message: 'Nobody here holds this role. Choose another, or anybody.' }]
      : []),
    ...(await codeFaults(id, settings.code)),
    ...Object.entries(forms).flatMap(([verb, form]) =>
      formDesignFaults(form as unknown as Questionnaire).map(({ field, message }) => ({
        field: `forms.${verb}.${field}`,
        message,
      })),
    ),
  ];
}

/** Tasks that name their type by code alone would not know which is meant. */
async function codeFaults(id: string, code: string): Promise<FieldFault[]> {
  const { rows } = await pool().query<{ title: string }>('select title from task_type where code = $1 and id <> $2', [
    code.replace(/^\|/, ''),
    id,
  ]);
  return rows.map(({ title }) => ({
    field: 'settings.code',
    message: `${title} has this code already. Give another.`,
  }));
}
