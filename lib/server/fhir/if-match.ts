import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';

/** The versions a writer will overwrite: any that exists, or one of these. */
export type ExpectedVersions = { kind: 'any' } | { kind: 'one-of'; versions: readonly string[] };

const ONE = /^(?:W\/)?(?:"([^"\s,]+)"|([A-Za-z0-9\-.]{1,64}))$/;

/**
 * Reads If-Match and If-None-Match in every form clients send: `W/"3"`, `"3"`, `W/3`, `3`, lists and `*`; weak and strong
 * count alike (hl7.org/fhir/R4/http.html#concurrency). @throws InputError when unreadable: ignoring it would overwrite.
 */
export function parseVersions(header: string, name = 'If-Match'): ExpectedVersions {
  if (header.trim() === '*') {
    return { kind: 'any' };
  }
  const versions = header.split(',').map((part) => {
    const parts = ONE.exec(part.trim());
    return parts?.[1] ?? parts?.[2];
  });
  if (!versions.every((version) => version !== undefined)) {
    throw new InputError(`${name} must be a version such as W/"3", a list of them, or *.`, {
      fields: [{ field: name, message: 'unreadable' }],
    });
  }
  return { kind: 'one-of', versions };
}
