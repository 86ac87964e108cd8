import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Asking } from '@/lib/domain/access/actor';
import { clientAddressOf } from './client-address';

const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const known = new WeakMap<Request, Asking>();

/** The id and origin of a request, the same however often it is asked: the caller's `X-Request-Id` where that can be one, else a new one. */
export function askingOf(request: Request): Asking {
  const asking = known.get(request) ?? askingBy(request.headers, clientAddressOf(request));
  known.set(request, asking);
  return asking;
}

/** The same of a page, of which only the headers are known. */
export function askingBy(headers: Headers, address: string): Asking {
  const given = headers.get('x-request-id') ?? '';
  return {
    requestId: REQUEST_ID.test(given) ? given : randomUUID(),
    address: address === 'unknown' ? undefined : address,
  };
}
