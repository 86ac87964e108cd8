import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type RaceProcesses, startRaceProcesses } from '@/lib/server/fhir/race-processes-fixture';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { faultsOfRace } from './claim-judge-fixture';
import { type ClaimWay, offeredTask } from './claim-ways-fixture';

const PROCESSES = 4;
const CLAIMERS = 64;
const ROUNDS = process.env.PROVE === '1' ? 1000 : 8;
const MOST_BROKEN_ROUNDS = 20;

let database: TestDatabase;
let processes: RaceProcesses;
beforeAll(async () => {
  database = await testDatabase();
  processes = await startRaceProcesses(PROCESSES);
});
afterAll(async () => {
  await processes.stop();
  await database.close();
});

async function faultsOfRound(id: string, wayOf: (claimer: number) => ClaimWay): Promise<string[]> {
  await repositoryFor(SYSTEM_ACTOR).commit([{ kind: 'put', resource: offeredTask(id), mustBeNew: true }]);
  const claims = Array.from({ length: CLAIMERS }, (_, claimer) => ({ id, claimer, way: wayOf(claimer) }));
  return faultsOfRace(id, await processes.run('claim', claims), database.pool);
}

const RACES: readonly (readonly [string, (claimer: number) => ClaimWay])[] = [
  ['agents over /fhir', () => 'agent'],
  ['nurses', () => 'person'],
  ['agents and nurses', (claimer) => (claimer % 3 === 0 ? 'person' : 'agent')],
];

test.each(RACES)(
  `of ${CLAIMERS} %s in ${PROCESSES} processes who claim at once exactly one has it and all know who, ${ROUNDS} times over`,
  async (who, wayOf) => {
    const faults: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      faults.push(...(await faultsOfRound(`${who.replaceAll(/\W/g, '-')}-${round}`, wayOf)));
    }
    expect(faults).toEqual([]);
  },
);

test('a claim that looks first and writes later has more than one winner, and the same judge sees it', async () => {
  let faults: string[] = [];
  for (let round = 0; round < MOST_BROKEN_ROUNDS && faults.length === 0; round += 1) {
    faults = await faultsOfRound(`broken-${round}`, () => 'look then write');
  }
  expect(faults).toEqual([expect.stringMatching(/: \d+ have claimed it\./)]);
});
