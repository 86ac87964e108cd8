import 'server-only';
import type { CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import { publishedOf } from './drawn-values-fixture';
import type { Send } from './endpoint-fixture';

const STRICT = { prefer: 'handling=strict' };
/** Within what one search may ask. */
const TOGETHER = 40;
type Name = '_include' | '_revinclude';

let references: string[] | undefined;

/** Every reference of R4 as `Type:parameter`. */
function everyReference(): string[] {
  references ??= RESOURCE_TYPES.flatMap((type) =>
    publishedOf(type).flatMap((each) => (each.type === 'reference' ? [`${type}:${each.code}`] : [])),
  );
  return references;
}

/** For tests: where what a type declares to bring along is not what it understands. `isFull` asks each refusal alone. */
export async function untrueIncludes(
  send: Send,
  declared: CapabilityStatementRestResource,
  { isFull }: { isFull: boolean },
): Promise<string[]> {
  const { type = '', searchInclude = [], searchRevInclude = [] } = declared;
  const asked: [Name, readonly string[]][] = [
    ['_include', searchInclude],
    ['_revinclude', searchRevInclude],
  ];
  const found: string[] = [];
  for (const [name, values] of asked) {
    const said = new Set(values);
    const unsaid = [...everyReference(), `${type}:no-such`, 'Chore:owner', 'no-such', 'Task:output'].filter(
      (each) => !said.has(each),
    );
    found.push(...(await ununderstood(send, { type, name, values })));
    found.push(...(await understoodUnsaid(send, { type, name, values: unsaid })));
    for (const value of isFull ? unsaid : unsaid.filter((_, index) => index % 101 === 0)) {
      const { status } = await send('GET', `/${type}?${new URLSearchParams({ [name]: value })}`, { headers: STRICT });
      found.push(...(status === 400 ? [] : [`${type}: ${name}=${value} is not declared and answers ${status}`]));
    }
  }
  return found;
}

type Asked = { type: string; name: Name; values: readonly string[] };

async function ununderstood(send: Send, { type, name, values }: Asked): Promise<string[]> {
  const found: string[] = [];
  for (const part of parts(values)) {
    const query = new URLSearchParams(part.map((value) => [name, value]));
    const { body } = await send('GET', `/${type}?${query}`);
    const self = new URL(body.link[0].url).searchParams.getAll(name);
    const missing = part.filter((value) => !self.includes(value));
    const { status } = await send('GET', `/${type}?${query}`, { headers: STRICT });
    found.push(
      ...missing.map((value) => `${type}: ${name}=${value} is declared and not understood`),
      ...(missing.length === 0 && status !== 200 ? [`${type}: ${name}=${part[0]} and more answer ${status}`] : []),
    );
  }
  return found;
}

async function understoodUnsaid(send: Send, { type, name, values }: Asked): Promise<string[]> {
  const found: string[] = [];
  for (const part of parts(values)) {
    const { body } = await send('GET', `/${type}?${new URLSearchParams(part.map((value) => [name, value]))}`);
    const self = new URL(body.link[0].url).searchParams.getAll(name);
    found.push(...self.map((value) => `${type}: ${name}=${value} is not declared and is understood`));
  }
  return found;
}

function parts(values: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(values.length / TOGETHER) }, (_, index) =>
    values.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
}
