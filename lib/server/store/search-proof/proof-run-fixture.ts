import 'server-only';
import type pg from 'pg';
import { BASE, type Send } from '@/lib/server/fhir/endpoint-fixture';
import { CARELESS, IGNORING, SPOILT, UNSORTED, type Variant } from './broken-variants-fixture';
import type { Query, World } from './held-fixture';
import { type Answer, isTelling, judge } from './judge-fixture';
import { pathOf } from './query-text-fixture';
import { Random } from './random-fixture';
import { randomQuery } from './random-query-fixture';
import { randomStore } from './random-store-fixture';
import { answerOf, writeStore } from './store-answer-fixture';

/** What came of a run: every difference, how much was asked and told, and who went uncaught. */
export type Proof = {
  differences: string[];
  asked: number;
  telling: number;
  uncaught: { evaluators: Set<string>; stores: Set<string>; answers: Set<string> };
};

type Asked = { query: Query; answer: Answer; world: World };
const EVALUATORS = [...IGNORING, ...CARELESS];
const STORES = [...IGNORING, ...UNSORTED];

/** Fills a store by each seed, asks it so many queries, and judges the answers; then everybody careless on the same ones. */
export async function prove(
  pool: pg.Pool,
  send: Send,
  { seeds, queries, tables }: { seeds: readonly number[]; queries: number; tables: readonly string[] },
): Promise<Proof> {
  const namesOf = (variants: readonly Variant[]) => new Set(variants.map(({ name }) => name));
  const uncaught = { evaluators: namesOf(EVALUATORS), stores: namesOf(STORES), answers: new Set(Object.keys(SPOILT)) };
  const proof: Proof = { differences: [], asked: 0, telling: 0, uncaught };
  for (const seed of seeds) {
    const random = new Random(seed);
    const world = await writeStore(randomStore(random, BASE), { pool, send, tables });
    for (let number = 0; number < queries; number += 1) {
      const query = randomQuery(random, world, seed * queries + number);
      const asked = { query, world, answer: await answerOf(query, send) };
      record(proof, asked, seed);
      catchInMemory(proof, asked);
      await catchStores(proof, asked, send);
    }
  }
  return proof;
}

function record(proof: Proof, { query, answer, world }: Asked, seed: number): void {
  const difference = judge(query, answer, world);
  proof.asked += 1;
  proof.telling += isTelling(query, answer, world) ? 1 : 0;
  if (difference !== undefined) {
    proof.differences.push(reportOf({ query, answer, world }, { seed, difference }));
  }
}

/** What a reader needs to see it again: the seed, the query, and what the store held of the type. */
function reportOf({ query, world }: Asked, { seed, difference }: { seed: number; difference: string }): string {
  const held = world.resources.filter(({ resourceType }) => resourceType === query.type);
  return [
    `SEARCH_SEED=${seed} ${decodeURIComponent(pathOf(query))}`,
    `  ${difference}`,
    ...held.map((each) => `  ${JSON.stringify(each)}`),
  ].join('\n');
}

function catchInMemory({ uncaught: { evaluators, answers } }: Proof, { query, answer, world }: Asked): void {
  for (const { name, reads } of EVALUATORS.filter((each) => evaluators.has(each.name))) {
    const misread = misreading(query, reads);
    if (misread !== undefined && judge(misread, answer, world) !== undefined) {
      evaluators.delete(name);
    }
  }
  for (const [name, spoil] of Object.entries(SPOILT).filter(([each]) => answers.has(each))) {
    const spoilt = spoil(answer);
    if (spoilt !== undefined && judge(query, spoilt, world) !== undefined) {
      answers.delete(name);
    }
  }
}

async function catchStores({ uncaught }: Proof, { query, world }: Asked, send: Send): Promise<void> {
  for (const { name, reads } of STORES) {
    const misread = uncaught.stores.has(name) ? misreading(query, reads) : undefined;
    if (misread !== undefined && judge(query, await answerOf(misread, send), world) !== undefined) {
      uncaught.stores.delete(name);
    }
  }
}

/** The query as it is misread; undefined when there is nothing in it to misread. */
function misreading(query: Query, reads: Variant['reads']): Query | undefined {
  const misread = reads(query);
  return JSON.stringify(misread) === JSON.stringify(query) ? undefined : misread;
}
