import 'server-only';
import type { Questionnaire } from '@medplum/fhirtypes';
import type { Repository } from '@/lib/server/repository/repository';

/** The Questionnaire that a canonical names, `url|version` or the latest active of `url`; undefined when there is none here. */
export async function readForm(repository: Repository, canonical: string): Promise<Questionnaire | undefined> {
  const [url = '', version] = canonical.split('|');
  const query = new URLSearchParams({
    url,
    ...(version !== undefined && { version }),
    _sort: '-_lastUpdated',
    _count: '10',
  });
  const bundle = await repository.searchRaw('Questionnaire', query);
  const forms = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'Questionnaire' ? [resource] : [],
  );
  return forms.find(({ status }) => status === 'active') ?? forms[0];
}
