import 'server-only';
import type { AuditEvent } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { Interaction } from './interactions';
import { restEventOf } from './rest-event';

type Reading = Extract<
  Interaction,
  'read' | 'vread' | 'history-instance' | 'history-type' | 'history-system' | 'search-type' | 'operation'
>;

/**
 * What somebody was shown. `about` is one resource, as `Task/id`, with its version where one was asked for; a list has none,
 * but its `query`. `patients` are those it was certainly about. `until` lets a list that a screen asks for again and again be one event.
 */
export type Read = {
  interaction: Reading;
  about?: string;
  patients?: readonly string[];
  query?: string;
  until?: string;
};

/** That it was read (profiles.ihe.net/ITI/BALP, Read and Query). The query is kept as it was asked. */
export function readEventOf(
  read: Read,
  context: { id: string; actor: Actor; at: string },
): AuditEvent & { id: string } {
  const { about, patients = [], ...rest } = read;
  const itself = about?.startsWith('Patient/') === true ? [about.split('/_history/')[0] ?? about] : [];
  return restEventOf({
    ...context,
    ...rest,
    about: about === undefined ? [] : [about],
    patients: [...new Set([...itself, ...patients])],
  });
}
