import 'server-only';
import type { Questionnaire } from '@medplum/fhirtypes';
import type { Repository } from '@/lib/server/repository/repository';

/**
 * The Questionnaire that a canonical names: `url|version`, also where a newer version has taken its place, or the latest
 * active of `url`. Undefined when there is none here.
 */
export async function readForm(repository: Repository, canonical: string): Promise<Questionnaire | undefined> {
  const [url = '', version] = canonical.split('|');
  const query = new URLSearchParams({ url, _sort: '-_lastUpdated', _count: '10' });
  const bundle = await repository.searchRaw('Questionnaire', query);
  const forms = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'Questionnaire' ? [resource] : [],
  );
  return version === undefined
    ? (forms.find(({ status }) => status === 'active') ?? forms[0])
    : (forms.find((form) => form.version === version) ?? earlierVersion(repository, forms, version));
}

async function earlierVersion(
  repository: Repository,
  forms: readonly Questionnaire[],
  version: string,
): Promise<Questionnaire | undefined> {
  for (const { id } of forms) {
    const { entry = [] } = await repository.readHistory<Questionnaire>('Questionnaire', id ?? '');
    const found = entry.find(({ resource }) => resource?.version === version)?.resource;
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
