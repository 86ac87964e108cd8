import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Bundle } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';

/** The one parameter of a link to a further page of a search that came in a form. */
export const SEALED = '_page';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A Bundle whose link to the next page says nothing of what was searched: people put identifiers in forms to keep them out of addresses. */
export function sealLinks(bundle: Bundle, key: Buffer): Bundle {
  const link = bundle.link?.map((each) => {
    const url = new URL(each.url);
    if (each.relation === 'next') {
      url.search = new URLSearchParams({ [SEALED]: seal(url.search, key) }).toString();
    }
    return { ...each, url: url.href };
  });
  return { ...bundle, ...(link !== undefined && { link }) };
}

/** The parameters that were sealed. @throws InputError when the text is not one of ours. */
export function openQuery(text: string, key: Buffer): URLSearchParams {
  const bytes = Buffer.from(text, 'base64url');
  try {
    // The last letter may hold bits that no byte takes: the same bytes have several spellings, of which one is ours.
    if (bytes.toString('base64url') !== text) {
      throw new Error('The text is not the spelling of its bytes.');
    }
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return new URLSearchParams(opened.toString('utf8'));
  } catch (error) {
    throw new InputError('The link to this page cannot be read. Start again from the first page.', {
      cause: error,
      fields: [{ field: SEALED, message: 'unreadable' }],
    });
  }
}

function seal(query: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  const sealed = Buffer.concat([cipher.update(query, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}
