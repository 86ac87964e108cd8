import 'server-only';
import { createHash } from 'node:crypto';
import { StaleSettingError } from '@/lib/domain/fhir/errors';

/** The version of settings that stand in several rows: a digest of what they say. The same settings, the same version. */
export function settingVersion(settings: unknown): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 22);
}

/** @throws StaleSettingError (409), with what stands now, when it is not the version that was seen */
export function refuseStale<Setting extends { version: string }>(current: Setting, seenVersion: string): void {
  if (current.version !== seenVersion) {
    throw new StaleSettingError(current);
  }
}
