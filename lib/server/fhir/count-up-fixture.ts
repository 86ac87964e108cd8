import type { Task } from '@medplum/fhirtypes';
import type { Send, TestAnswer } from './endpoint-fixture';

/**
 * How a writer adds one to a task that others count up too: with the version it saw, tried again when it is refused; by a
 * patch that needs no version; or by writing back what it saw, whatever stands by then.
 */
export type CountWay = 'PUT' | 'JSON Patch' | 'FHIRPath Patch' | 'append' | 'write back';
type Count = { id: string; writer: number; times: number; way: CountWay };
/** The numbers of the versions that were acknowledged, and how often the writer was refused. */
export type Counted = { acknowledged: number[]; refused: number };

/** Who names a version is told when it is stale; who does not is at worst told to come again. */
const REFUSED: Record<CountWay, readonly number[]> = {
  PUT: [412],
  'JSON Patch': [412],
  'FHIRPath Patch': [412],
  append: [503],
  'write back': [503],
};
const JSON_PATCH = { 'content-type': 'application/json-patch+json' };

/** The task before anybody has counted. */
export function uncounted(id: string): Task & { id: string } {
  return { resourceType: 'Task', id, status: 'draft', intent: 'order', description: '0', note: [{ text: 'first' }] };
}

/** Counts up so many times, one after the other. */
export async function countUp({ id, writer, times, way }: Count, send: Send): Promise<Counted> {
  const acknowledged: number[] = [];
  let refused = 0;
  while (acknowledged.length < times) {
    const answer = await attempt(way, { id, label: `${writer}-${acknowledged.length}` }, send);
    if (answer.status === 200) {
      acknowledged.push(Number(answer.body.meta.versionId));
    } else if (REFUSED[way].includes(answer.status)) {
      refused += 1;
    } else {
      throw new Error(`Counting up was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
  }
  return { acknowledged, refused };
}

async function attempt(way: CountWay, { id, label }: { id: string; label: string }, send: Send): Promise<TestAnswer> {
  const at = `/Task/${id}`;
  const { body: seen } = await send('GET', at);
  const description = String(Number(seen.description) + 1);
  const headers = { 'if-match': `W/"${seen.meta.versionId}"` };
  switch (way) {
    case 'PUT':
      return send('PUT', at, { headers, body: { ...seen, description } });
    case 'JSON Patch':
      return send('PATCH', at, {
        headers: { ...headers, ...JSON_PATCH },
        body: [{ op: 'replace', path: '/description', value: description }],
      });
    case 'FHIRPath Patch':
      return send('PATCH', at, { headers, body: replacing(description) });
    case 'append':
      return send('PATCH', at, { headers: JSON_PATCH, body: [{ op: 'add', path: '/note/-', value: { text: label } }] });
    case 'write back':
      return send('PUT', at, { body: { ...seen, description } });
  }
}

function replacing(description: string): object {
  const part = [
    { name: 'type', valueCode: 'replace' },
    { name: 'path', valueString: 'Task.description' },
    { name: 'value', valueString: description },
  ];
  return { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] };
}
