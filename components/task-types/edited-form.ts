import type { Questionnaire } from '@medplum/fhirtypes';
import type { EditedForm } from '@/lib/domain/task-type/task-type';

/** A form of a type as the Questionnaire that it is; the server validates each one that it stores. */
export function formOf(form: EditedForm): Questionnaire {
  return form as unknown as Questionnaire;
}

/** The Questionnaire as the editor holds it. */
export function editedFormOf(form: Questionnaire): EditedForm {
  return { ...form };
}
