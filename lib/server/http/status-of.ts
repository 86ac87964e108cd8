import 'server-only';
import {
  CrowdedError,
  ExpiredPageError,
  ForbiddenError,
  GoneError,
  InputError,
  NotVisibleError,
  RefusedError,
  StaleSettingError,
  StaleTaskError,
  ThrottledError,
  UnauthenticatedError,
  UnrecordedError,
} from '@/lib/domain/fhir/errors';
import { InProgressError } from './in-progress-error';

/** Where an answer goes: our own screens, or the FHIR endpoint, where a lost update is 412 (hl7.org/fhir/R4/http.html#concurrency). */
export type Surface = 'api' | 'fhir';

/** The one table from expected failures to HTTP statuses; undefined for what nobody expected, which is a 500. */
export function statusOf(error: unknown, surface: Surface): number | undefined {
  if (error instanceof InputError || error instanceof RefusedError) {
    return error.status;
  }
  if (error instanceof StaleTaskError) {
    return surface === 'fhir' ? 412 : 409;
  }
  return STATUSES.find(([kind]) => error instanceof kind)?.[1];
}

const STATUSES = [
  [NotVisibleError, 404],
  [GoneError, 410],
  [ExpiredPageError, 410],
  [UnauthenticatedError, 401],
  [ForbiddenError, 403],
  [ThrottledError, 429],
  [CrowdedError, 503],
  [UnrecordedError, 503],
  [StaleSettingError, 409],
  [InProgressError, 409],
] as const;
