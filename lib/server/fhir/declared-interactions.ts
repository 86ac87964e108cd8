import 'server-only';
import type { CapabilityStatementRestResource, CapabilityStatementRestResourceInteraction } from '@medplum/fhirtypes';
import { mayWrite } from '@/lib/domain/access/may-write';
import type { ResourceType } from '@/lib/domain/fhir/resource-type';

type Interactions = Pick<
  CapabilityStatementRestResource,
  | 'interaction'
  | 'versioning'
  | 'readHistory'
  | 'updateCreate'
  | 'conditionalCreate'
  | 'conditionalRead'
  | 'conditionalUpdate'
  | 'conditionalDelete'
  | 'documentation'
>;

const READS: readonly CapabilityStatementRestResourceInteraction['code'][] = [
  'read',
  'vread',
  'history-instance',
  'history-type',
  'search-type',
];
const AGENT = { accessRole: 'agent' } as const;

/** What can be done with a type: all of it reads, and what the store lets an agent write (`mayWrite`). */
export function interactionsOf(type: ResourceType): Interactions {
  const [creates, updates, deletes] = (['create', 'update', 'delete'] as const).map((kind) =>
    mayWrite(AGENT, type, kind),
  );
  const writes = [
    ...(creates === true ? (['create'] as const) : []),
    ...(updates === true ? (['update', 'patch'] as const) : []),
    ...(deletes === true ? (['delete'] as const) : []),
  ];
  return {
    interaction: [...READS, ...writes].map((code) => ({ code })),
    versioning: 'versioned',
    readHistory: true,
    updateCreate: creates === true,
    conditionalCreate: creates === true,
    conditionalRead: 'full-support',
    conditionalUpdate: updates === true,
    conditionalDelete: deletes === true ? 'single' : 'not-supported',
    ...documentationOf(creates === true, updates === true),
  };
}

function documentationOf(creates: boolean, updates: boolean): Pick<Interactions, 'documentation'> {
  if (updates) {
    return {};
  }
  return {
    documentation: creates
      ? 'Made once, by POST or by PUT to an id that is new, and never changed. Taskward adds one for each write.'
      : 'Written by Taskward alone, for each write.',
  };
}
