import type { CurlRequest } from './curl-fixture';

/** A request that lacks one of its parts, and which. */
export type Weaker = { lacks: string; request: CurlRequest };

/** The request without one parameter of its search, once for each of them. */
export function withoutOneParameter(request: CurlRequest): Weaker[] {
  const [address = '', query = ''] = request.url.split('?');
  const parts = query === '' ? [] : query.split('&');
  const inAddress = parts.map((part, index) => {
    const kept = parts.filter((_, each) => each !== index);
    return { lacks: part, request: { ...request, url: `${address}?${kept.join('&')}` } };
  });
  const fields = request.headers['content-type']?.includes('form') === true ? (request.body ?? '').split('&') : [];
  const inForm = fields.map((field, index) => {
    const kept = fields.filter((_, each) => each !== index);
    return { lacks: field, request: { ...request, body: kept.join('&') } };
  });
  return [...inAddress, ...inForm];
}

/** The request without one header. */
export function withoutHeader(request: CurlRequest, name: string): Weaker {
  const { [name]: value, ...headers } = request.headers;
  if (value === undefined) {
    throw new Error(`The guide sends no ${name} here.`);
  }
  return { lacks: `${name}: ${value}`, request: { ...request, headers } };
}
