import type { Change, Guard, Written } from '@/lib/server/repository/change';
import type { Repository } from '@/lib/server/repository/repository';

type Commit = (guards?: readonly Guard[]) => Promise<readonly Written[]>;

/** The same repository, with something around each commit, which may be done with other guards than were asked for. */
export function watched(repository: Repository, around: (commit: Commit) => Promise<readonly Written[]>): Repository {
  return new Proxy(repository, {
    get: (target, name) => {
      if (name === 'commit') {
        return (changes: readonly Change[], guards: readonly Guard[] = []) =>
          around((others = guards) => target.commit(changes, others));
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
