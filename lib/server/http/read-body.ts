import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { assertClean } from './clean-value';

export const LARGEST_BODY_BYTES = 5 * 1024 * 1024;

/** The JSON of a request, counted while it arrives. @throws InputError 415 wrong type, 413 too large, 400 not JSON */
export async function readJson(
  request: Request,
  contentTypes: readonly string[] = ['application/json'],
): Promise<unknown> {
  const type = contentTypeOf(request);
  if (!contentTypes.includes(type)) {
    throw new InputError(`Send ${contentTypes[0]}.`, { status: 415 });
  }
  const value = parseJson(await readText(request));
  assertClean(value);
  return value;
}

/** The fields of a form (application/x-www-form-urlencoded), each at most once. @throws InputError */
export async function readForm(request: Request): Promise<Record<string, string>> {
  if (contentTypeOf(request) !== 'application/x-www-form-urlencoded') {
    throw new InputError('Send application/x-www-form-urlencoded.', { status: 415 });
  }
  return fieldsOf(new URLSearchParams(await readText(request)));
}

/** Name and value pairs of a query or a form as an object. @throws InputError when a name stands twice */
export function fieldsOf(pairs: URLSearchParams): Record<string, string> {
  const fields = Object.fromEntries(pairs);
  assertClean(fields);
  for (const name of pairs.keys()) {
    if (pairs.getAll(name).length > 1) {
      throw new InputError(`${name} stands more than once.`, { fields: [{ field: name, message: 'Give it once.' }] });
    }
  }
  return fields;
}

/** The text of a body. @throws InputError 413 as soon as it grows too large, 400 when it is not UTF-8 */
export async function readText(request: Request): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > LARGEST_BODY_BYTES) {
    throw tooLarge();
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_BODY_BYTES) {
        throw tooLarge();
      }
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof InputError) {
      throw error;
    }
    throw new InputError('The body is not UTF-8 text, or broke off.', { cause: error });
  }
}

function contentTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('The body is not JSON.', { cause: error });
  }
}

function tooLarge(): InputError {
  return new InputError(`The body is larger than ${LARGEST_BODY_BYTES / 1024 / 1024} MB.`, { status: 413 });
}
