import 'server-only';
import type { Change, Written } from '@/lib/server/repository/change';
import type { Repository } from '@/lib/server/repository/repository';

/** The same repository, but nothing is written: `commit` answers as if it had been. For a dry run of an import. */
export function dryRepository(repository: Repository): Repository {
  return new Proxy(repository, {
    get: (target, name) => {
      if (name === 'commit') {
        return (changes: readonly Change[]) => Promise.resolve(changes.map((change) => pretend(change, target.now())));
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function pretend(change: Change, now: Date): Written {
  const updated = now.toISOString();
  const version = '1';
  if (change.kind === 'delete') {
    return { type: change.type, id: change.id, version, updated, created: false, resource: undefined };
  }
  const { resource } = change;
  return { type: resource.resourceType, id: resource.id, version, updated, created: true, resource };
}
