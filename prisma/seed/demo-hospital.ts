import type { Resource } from '@medplum/fhirtypes';
import { activityDefinitions } from './definitions';
import { awaitedOrder, familyStories } from './families';
import { questionnaires } from './forms';
import { demoPatients, patientRecords } from './patients';
import { places } from './places';
import { seededRandom } from './random';
import { ACCOUNTS, type DemoAccount, directory } from './staff';
import { type TaskStory, taskStories } from './stories';

/** A hospital as data: what stands there, what happened to each task, and who may sign in. */
export type DemoHospital = {
  resources: readonly (Resource & { id: string })[];
  stories: readonly TaskStory[];
  /** Tasks that hang on others, each after what it hangs on. */
  families: readonly TaskStory[];
  accounts: readonly DemoAccount[];
};

/** The demo hospital of a seed: the same every time, but for the clock. */
export function demoHospital({ seed, now }: { seed: number; now: Date }): DemoHospital {
  const patients = demoPatients();
  const resources = [
    ...places(),
    ...directory(),
    ...questionnaires(),
    ...activityDefinitions(),
    ...patients.flatMap((patient, index) => patientRecords(patient, index)),
    awaitedOrder({ patients }),
  ];
  return {
    resources: resources as (Resource & { id: string })[],
    stories: taskStories({ random: seededRandom(seed), now, patients }),
    families: familyStories({ now, patients }),
    accounts: ACCOUNTS,
  };
}
