import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { type ScopeLetter, scopeAllows } from '@/lib/domain/access/smart-scope';
import { ForbiddenError } from '@/lib/domain/fhir/errors';
import type { Repository } from '@/lib/server/repository/repository';
import type { FhirBody } from './fhir-body';
import type { FhirTarget } from './fhir-target';
import type { Prefer } from './prefer';

export type FhirMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** The conditions of a request, from its headers or from Bundle.entry.request. */
export type FhirConditions = {
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  ifNoneExist: string | undefined;
  ifModifiedSince: string | undefined;
};

/** One interaction as it was asked for, over HTTP or as an entry of a Bundle. */
export type FhirCall = {
  method: FhirMethod;
  target: FhirTarget;
  query: URLSearchParams;
  conditions: FhirConditions;
  prefer: Prefer;
  body: () => Promise<FhirBody>;
  repository: Repository;
  baseUrl: string;
  /** Seals links to further pages. */
  pageKey: () => Promise<Buffer>;
};

/** What an interaction answers; headers are made from it where it is sent. */
export type FhirAnswer = {
  status: number;
  resource?: Resource;
  /** The resource that was written or read: gives ETag, Last-Modified and, when created, Location. */
  version?: { type: string; id: string; version: string; updated: string };
  /** What a search was asked, with what came in its body or sealed. */
  asked?: URLSearchParams;
  /** What was read, where only a part of it is answered. */
  shown?: Resource;
  /** A write's answer obeys Prefer: return; a read's does not. */
  isWrite?: boolean;
  created?: boolean;
};

/** Holds an agent to its scopes; people are held by what they see and may write. @throws ForbiddenError */
export function requireScope({ repository }: Pick<FhirCall, 'repository'>, type: string, letter: ScopeLetter): void {
  const { accessRole, scopes } = repository.actor;
  if (accessRole === 'agent' && !scopeAllows(scopes, type, letter)) {
    throw new ForbiddenError(`The scopes of this client do not include system/${type}.${letter}.`);
  }
}

/** The answer for a resource as it stands. */
export function answerOf(
  resource: Resource & { id?: string },
  options: Omit<FhirAnswer, 'resource' | 'version'>,
): FhirAnswer {
  const { resourceType, id = '', meta } = resource;
  return {
    ...options,
    resource,
    version: { type: resourceType, id, version: meta?.versionId ?? '', updated: meta?.lastUpdated ?? '' },
  };
}
