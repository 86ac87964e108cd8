import { actorOfRequest } from '@/lib/server/access/actor-of-request';
import { askingOf } from '@/lib/server/access/asking';
import { pageKey } from '@/lib/server/access/page-key';
import { environment } from '@/lib/server/environment';
import { fhirEndpoint } from '@/lib/server/fhir/fhir-endpoint';
import { repositoryFor } from '@/lib/server/wiring';

export const dynamic = 'force-dynamic';

const answer = fhirEndpoint({
  actorOf: actorOfRequest,
  repositoryFor,
  pageKey,
  requestIdOf: (request) => askingOf(request).requestId,
  baseUrl: () => `${environment().publicUrl}/fhir`,
});

export { answer as DELETE, answer as GET, answer as HEAD, answer as PATCH, answer as POST, answer as PUT };
