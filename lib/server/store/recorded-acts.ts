import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { patientIdOf } from '@/lib/domain/fhir/reference';
import type { RecordedAct } from '@/lib/server/audit/commit-record';
import type { Written } from '@/lib/server/repository/change';
import type { Decision } from '@/lib/server/repository/decide';
import type { WrittenRow } from './written-row';

/** A decided change, what was written for it, and its row. */
export type WrittenPair = { decision: Decision; written: Written; row: WrittenRow };

/**
 * The acts of a commit, each recorded by itself: what is done to one Task, with what it put into its output in the same commit
 * (the filled form); and every other change alone.
 */
export function actsOf(pairs: readonly WrittenPair[]): readonly (readonly WrittenPair[])[] {
  const tasks = pairs.filter(({ written }) => written.type === 'Task');
  const taskOf = new Map<WrittenPair, WrittenPair>();
  for (const task of tasks) {
    const results = resultsOf(task.written.resource);
    for (const pair of pairs) {
      if (pair.written.type !== 'Task' && !taskOf.has(pair) && results.has(`${pair.written.type}/${pair.written.id}`)) {
        taskOf.set(pair, task);
      }
    }
  }
  return pairs
    .filter((pair) => !taskOf.has(pair))
    .map((first) => [first, ...pairs.filter((pair) => taskOf.get(pair) === first)]);
}

/** One act as Provenance and AuditEvent name it. */
export function recordedActOf(pairs: readonly WrittenPair[]): RecordedAct {
  const [first] = pairs;
  const { kind = 'update', act } = first?.decision ?? {};
  return {
    kind,
    verb: act?.verb ?? kind,
    reason: act?.reason,
    writes: pairs.map(({ written: { type, id, version }, decision }) => ({
      type,
      id,
      version,
      before: decision.kind === 'create' ? undefined : decision.seen,
    })),
    patients: [...new Set(pairs.flatMap(patientsIn))],
  };
}

/** References to the patients that a written resource is about. */
function patientsIn({ decision, row }: WrittenPair): readonly string[] {
  const resource = decision.resource ?? decision.before;
  return resource === undefined ? [] : patientsOf(resource, row.search);
}

/** The patients a resource is about: of a Task whom it is for, of any other those in whose compartment it is. */
export function patientsOf(resource: Resource, search: Readonly<Record<string, unknown[]>>): readonly string[] {
  if (resource.resourceType === 'Task') {
    const patient = patientIdOf(resource);
    return patient === undefined ? [] : [`Patient/${patient}`];
  }
  return (search._patient ?? []).flatMap((member) => {
    const { r } = member as { r?: string };
    return r === undefined ? [] : [r];
  });
}

function resultsOf(task: Resource | undefined): ReadonlySet<string> {
  const outputs = task?.resourceType === 'Task' ? (task.output ?? []) : [];
  return new Set(outputs.flatMap(({ valueReference }) => valueReference?.reference ?? []));
}
