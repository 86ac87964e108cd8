import 'server-only';
import type { CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { drawnFrom, type Param, publishedOf } from './drawn-values-fixture';
import type { Send } from './endpoint-fixture';
import type { Sample } from './type-samples-fixture';

const STRICT = { prefer: 'handling=strict' };
const OURS = ['due-date', 'priority-order', 'output'];
const OF_ALL = ['_id', '_lastUpdated', '_tag', '_profile', '_security', '_source'];
const NOBODYS = ['_text', '_content', '_list', '_filter', '_query', 'no-such', 'no-such:exact', 'no-such.name'];

/** Right in form for a parameter of each type. */
const GUESSES: Readonly<Record<string, readonly string[]>> = {
  token: ['x'],
  reference: ['Patient/x', 'http://example.org/x'],
  string: ['x'],
  date: ['2020-01-01'],
  number: ['1'],
  quantity: ['1'],
  uri: ['http://x'],
  composite: ['x$x', 'x$1', 'x$2020-01-01', 'x$Patient/x', 'Patient/x$x', '1$1', 'x$1$1', 'Patient/x$1', 'x$http://x'],
};
const ANY_GUESS = ['x', '1', '2020-01-01', 'Patient/x', 'x$x'];

export type ParameterFindings = { untrue: string[]; drawn: number; asked: number };

/**
 * For tests: where what a type declares of its parameters is not what it answers. A declared one must find an instance
 * by a value that the instance has; where none has a value, one of the right form must be understood.
 */
export async function judgeParameters(
  send: Send,
  { type: declared, searchParam = [] }: CapabilityStatementRestResource,
  stored: readonly Sample[],
): Promise<ParameterFindings> {
  const type = String(declared);
  const params = searchParam.map((each): Param => ({ name: each.name ?? '', type: each.type ?? '' }));
  const names = new Set(params.map(({ name }) => name));
  const known = publishedOf(type).map(({ code }) => code ?? '');
  const findings: ParameterFindings = { untrue: [], drawn: 0, asked: params.length };
  for (const param of params) {
    const drawn = drawnFrom(stored, type, param);
    findings.drawn += drawn === undefined ? 0 : 1;
    const works = await isTrue(send, type, { param, drawn });
    findings.untrue.push(...(works ? [] : [`${type}: ${param.name} is declared and does not find ${drawn?.value}`]));
  }
  for (const name of new Set([...known, ...OURS, ...OF_ALL, ...NOBODYS])) {
    if (!(names.has(name) || (await isRefused(send, type, name)))) {
      findings.untrue.push(`${type}: ${name} is not declared and is answered`);
    }
  }
  return findings;
}

type Asked = { param: Param; drawn: { id: string; value: string } | undefined };

async function isTrue(send: Send, type: string, { param, drawn }: Asked): Promise<boolean> {
  for (const value of drawn === undefined ? (GUESSES[param.type] ?? []) : [drawn.value]) {
    const query = new URLSearchParams({ [param.name]: value, _count: '1000' });
    const { status, body } = await send('GET', `/${type}?${query}`, { headers: STRICT });
    if (status === 200 && new URL(body.link[0].url).searchParams.get(param.name) === value) {
      const entries: { resource: Sample }[] = body.entry ?? [];
      return drawn === undefined || entries.some(({ resource }) => resource.id === drawn.id);
    }
  }
  return false;
}

async function isRefused(send: Send, type: string, name: string): Promise<boolean> {
  for (const value of ANY_GUESS) {
    const url = `/${type}?${new URLSearchParams({ [name]: value })}`;
    const strict = await send('GET', url, { headers: STRICT });
    const lenient = await send('GET', url);
    const isLeftOut = lenient.status === 400 || !lenient.body.link[0].url.includes('?');
    if (strict.status !== 400 || !isLeftOut) {
      return false;
    }
  }
  return true;
}
