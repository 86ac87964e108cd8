import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anySequence } from '@/lib/domain/task/model/model-sequence-fixture';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { openModelSite } from './model-site-fixture';
import { playOnStore, type Spoil, type StoreMet } from './model-store-fixture';

const SEED = Number(process.env.SEED ?? 20_260_302);
const SEQUENCES = process.env.PROVE === '1' ? 1000 : 40;

let database: TestDatabase;
beforeAll(async () => {
  database = await openModelSite();
});
afterAll(() => database.close());

// A site has one preset; the runs without a store play the strict one.
const onCore = anySequence.filter(({ tasks }) => tasks.every(({ type }) => type !== 'strict'));
const nothingMet = (): StoreMet => ({ presses: 0, allowed: 0, pairs: 0, contested: 0 });

test(`in ${SEQUENCES} sequences on the store, with presses at once, everything is as the model says in some order`, async () => {
  const met = nothingMet();
  await fc.assert(
    fc.asyncProperty(onCore, (sequence) => playOnStore(sequence, (repository) => repository, met)),
    { numRuns: SEQUENCES, seed: SEED },
  );
  process.stderr.write(
    `model runs on the store, seed ${SEED}: ${SEQUENCES} sequences, ${met.presses} presses, ${met.allowed} allowed, ${met.pairs} pairs at once, ${met.contested} of them both possible; 0 divergences\n`,
  );
  expect(met.contested).toBeGreaterThan(SEQUENCES / 4);
});

/** Forgets which version was seen, and decides on whatever stands. */
const withoutVersions: Spoil = (repository) => {
  const commit = repository.commit.bind(repository);
  repository.commit = (changes, guards) =>
    commit(
      changes.map((change) => {
        const { seenVersion: _seen, ...rest } = change;
        return rest.kind === 'put' ? { ...rest, read: undefined } : rest;
      }),
      guards,
    );
  return repository;
};

test('a store that does not look at the version is noticed by the same runs', async () => {
  const property = fc.asyncProperty(onCore, (sequence) => playOnStore(sequence, withoutVersions, nothingMet()));
  expect((await fc.check(property, { numRuns: 200, seed: SEED, endOnFailure: true })).failed).toBe(true);
});
