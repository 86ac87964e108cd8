import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { LONGEST_FORM } from '@/lib/server/repository/search-limits';
import { parseJson } from './json-text';

/** What a request carries: a resource or Parameters, a JSON Patch, or a form. */
export type FhirBody =
  | { kind: 'json'; value: unknown }
  | { kind: 'json-patch'; value: unknown }
  | { kind: 'form'; value: URLSearchParams };

export const MOST_BYTES = 5 * 1024 * 1024;
const KIND_OF_TYPE = new Map<string, FhirBody['kind']>(
  Object.entries({
    'application/fhir+json': 'json',
    'application/json': 'json',
    'text/json': 'json',
    'application/json-patch+json': 'json-patch',
    'application/x-www-form-urlencoded': 'form',
  } as const),
);

/** Reads a body of at most 5 MB, a form of at most 1 MB. @throws InputError 413, 415, or 400 when it cannot be read as what it says it is. */
export async function readBody(request: Request): Promise<FhirBody> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  const kind = KIND_OF_TYPE.get(type.trim().toLowerCase());
  if (kind === undefined) {
    await request.body?.cancel();
    throw new InputError('Send application/fhir+json (a patch: application/json-patch+json).', { status: 415 });
  }
  const text = decode(await readBytes(request, kind === 'form' ? LONGEST_FORM : MOST_BYTES));
  return kind === 'form' ? { kind, value: new URLSearchParams(text) } : { kind, value: parseJson(text) };
}

async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > most) {
    await request.body?.cancel();
    throw tooLong(most);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > most) {
      throw tooLong(most);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLong(most: number): InputError {
  return new InputError(`The body is longer than ${most / 1024 / 1024} MB.`, { status: 413 });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InputError('The body is not UTF-8.', { cause: error });
  }
}
