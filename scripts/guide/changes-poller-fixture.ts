import type { Task } from '@medplum/fhirtypes';
import { matchesOf, pagesFrom, type Site, sendAs } from './site-fixture';

const OVERLAP_MILLISECONDS = 60_000;

export type Poller = { poll: () => Promise<string[]> };
/** What a careless poller leaves out. */
export type Carelessness = { forgets?: boolean; asksForAll?: boolean };

/** Polls as the guide says: from a minute before the newest that was seen, without what was had; answers id@version. */
export function changesPoller(site: Site, since: string, { forgets, asksForAll }: Carelessness = {}): Poller {
  const had = new Set<string>();
  let newest = since;
  return {
    poll: async () => {
      const from = new Date(Date.parse(newest) - OVERLAP_MILLISECONDS).toISOString();
      const filter = asksForAll === true ? '' : `_lastUpdated=ge${from}&`;
      const path = `Task?${filter}_sort=_lastUpdated&_count=40`;
      const tasks = matchesOf(await pagesFrom(await sendAs(site, { method: 'GET', path }))) as Task[];
      newest = tasks.at(-1)?.meta?.lastUpdated ?? newest;
      const versions = tasks.map(({ id, meta }) => `${id}@${meta?.versionId}`);
      const fresh = versions.filter((version) => !had.has(version));
      for (const version of forgets === true ? [] : fresh) {
        had.add(version);
      }
      return fresh;
    },
  };
}
