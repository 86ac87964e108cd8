import 'server-only';
import type { CapabilityStatementRestResource } from '@medplum/fhirtypes';
import type { ResourceType } from '@/lib/domain/fhir/resource-type';
import type { Send } from './endpoint-fixture';
import { type Sample, samplesOf } from './type-samples-fixture';

/**
 * For tests: what a type can do, found out by asking. Each probe answers with the status it got and whether the answer
 * was what R4 wants of the interaction; what does not work must be refused, with a status of 400 to 499.
 */
export type Finding = { claim: string; works: boolean; status: number };
type Subject = { send: Send; type: ResourceType; id: string; body: Sample };
type Probe = (subject: Subject) => Promise<Omit<Finding, 'claim'>>;

const OPERATIONS = [
  '$everything',
  '$graphql',
  '$meta',
  '$meta-add',
  '$expand',
  '$lookup',
  '$apply',
  '$diff',
  '$export',
];

/** In this order: the last takes the instance away. */
const PROBES: Readonly<Record<string, Probe>> = {
  read: ({ send, type, id }) => got(send('GET', `/${type}/${id}`), 200),
  vread: ({ send, type, id }) => got(send('GET', `/${type}/${id}/_history/1`), 200),
  'history-instance': ({ send, type, id }) => got(send('GET', `/${type}/${id}/_history`), 200),
  'history-type': ({ send, type }) => got(send('GET', `/${type}/_history`), 200),
  'search-type': ({ send, type, id }) => found(send, type, id),
  conditionalRead: async ({ send, type, id }) => {
    const { headers } = await send('GET', `/${type}/${id}`);
    const headersOf = { 'if-none-match': headers.get('etag') ?? '' };
    return got(send('GET', `/${type}/${id}`, { headers: headersOf }), 304);
  },
  conditionalCreate: ({ send, type, id, body: { id: _id, ...body } }) =>
    got(send('POST', `/${type}`, { body, headers: { 'if-none-exist': `_id=${id}` } }), 200),
  conditionalUpdate: ({ send, type, id, body }) =>
    got(send('PUT', `/${type}?_id=${id}`, { body: { ...body, id } }), 200),
  update: ({ send, type, id, body }) => got(send('PUT', `/${type}/${id}`, { body: { ...body, id } }), 200),
  updateCreate: ({ send, type, body }) =>
    got(send('PUT', `/${type}/made-here`, { body: { ...body, id: 'made-here' } }), 201),
  patch: ({ send, type, id }) => got(patchOf(send, `/${type}/${id}`), 200),
  $validate: ({ send, type, body }) => got(send('POST', `/${type}/$validate`, { body }), 200),
  ...Object.fromEntries(
    OPERATIONS.map((name): [string, Probe] => [name, ({ send, type, id }) => operation(send, type, { id, name })]),
  ),
  conditionalDelete: async ({ send, type, body }) => {
    await send('PUT', `/${type}/to-delete`, { body: { ...body, id: 'to-delete' } });
    return got(send('DELETE', `/${type}?_id=to-delete`), 204);
  },
  delete: ({ send, type, id }) => got(send('DELETE', `/${type}/${id}`), 204),
};

async function got(answer: Promise<{ status: number }>, wanted: number): Promise<Omit<Finding, 'claim'>> {
  const { status } = await answer;
  return { works: status === wanted, status };
}

async function found(send: Send, type: string, id: string): Promise<Omit<Finding, 'claim'>> {
  const { status, body } = await send('GET', `/${type}?_id=${id}`);
  return { works: status === 200 && body.entry?.[0]?.resource.id === id, status };
}

function patchOf(send: Send, url: string): ReturnType<Send> {
  const headers = { 'content-type': 'application/json-patch+json' };
  return send('PATCH', url, { body: [{ op: 'add', path: '/language', value: 'en' }], headers });
}

/** An operation is there when any of its places answers. */
async function operation(
  send: Send,
  type: string,
  { id, name }: { id: string; name: string },
): Promise<Omit<Finding, 'claim'>> {
  const body = { resourceType: 'Parameters', parameter: [{ name: 'query', valueString: '{id}' }] };
  const answers = await Promise.all([
    send('GET', `/${type}/${name}`),
    send('POST', `/${type}/${name}`, { body }),
    send('GET', `/${type}/${id}/${name}`),
    send('POST', `/${type}/${id}/${name}`, { body }),
  ]);
  const statuses = answers.map(({ status }) => status);
  return { works: statuses.some((status) => status < 400), status: Math.max(...statuses) };
}

/** Asks all of it of one type. */
export async function probeInteractions(send: Send, type: ResourceType): Promise<Finding[]> {
  const [sample] = samplesOf(type);
  const body = { ...sample, resourceType: type, id: 'unused', ...(type === 'Task' && { status: 'draft' }) } as Sample;
  const { id: _id, ...unnamed } = body;
  const made = await send('POST', `/${type}`, { body: unnamed });
  const create = { claim: 'create', works: made.status === 201, status: made.status };
  const id = create.works ? made.body.id : (await send('GET', `/${type}?_count=1`)).body.entry[0].resource.id;
  const findings: Finding[] = [create];
  for (const [claim, probe] of Object.entries(PROBES)) {
    findings.push({ claim, ...(await probe({ send, type, id, body })) });
  }
  return findings;
}

/** What a statement says of the same. */
export function claimsOf(declared: CapabilityStatementRestResource): ReadonlySet<string> {
  const { interaction = [], operation: operations = [], conditionalRead, conditionalDelete } = declared;
  const flags = ['conditionalCreate', 'conditionalUpdate', 'updateCreate'] as const;
  return new Set([
    ...interaction.map(({ code }) => String(code)),
    ...operations.map(({ name }) => `$${name}`),
    ...flags.filter((flag) => declared[flag] === true),
    ...(conditionalRead === 'full-support' ? ['conditionalRead'] : []),
    ...(conditionalDelete === 'single' ? ['conditionalDelete'] : []),
  ]);
}

/** Where what was found is not what was said. */
export function untrueInteractions(declared: CapabilityStatementRestResource, findings: readonly Finding[]): string[] {
  const claims = claimsOf(declared);
  const unasked = [...claims].filter((claim) => !findings.some((each) => each.claim === claim));
  return [
    ...unasked.map((claim) => `${declared.type}: ${claim} is declared and nobody knows it`),
    ...findings.flatMap(({ claim, works, status }) => {
      const isRefused = status >= 400 && status < 500;
      if (claims.has(claim)) {
        return works ? [] : [`${declared.type}: ${claim} is declared and answers ${status}`];
      }
      return isRefused ? [] : [`${declared.type}: ${claim} is not declared and answers ${status}`];
    }),
  ];
}
