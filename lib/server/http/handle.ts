import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission, type Permission } from '@/lib/domain/access/permission';
import { ForbiddenError } from '@/lib/domain/fhir/errors';
import { actorOfRequest, requireSession } from '@/lib/server/access/actor-of-request';
import { askingOf } from '@/lib/server/access/asking';
import { assertSameOrigin } from '@/lib/server/access/same-origin';
import { errorAnswer } from './error-answer';
import { withIdempotencyKey } from './idempotency';
import { parseInput, strictly } from './parse-input';
import { fieldsOf, readJson } from './read-body';
import { recordingRefusals } from './refusals';

/** `public`: nobody needs to be signed in. `signed-in`: whoever is, even before choosing a new password. */
export type HandlePermission = Permission | 'public' | 'signed-in';

type Parsed<Asked extends HandlePermission, Params, Query, Body> = {
  actor: Asked extends 'public' ? undefined : Actor;
  params: Params;
  query: Query;
  body: Body;
  request: Request;
  now: Date;
};

type Declaration<Asked extends HandlePermission, Params, Query, Body> = {
  permission: Asked;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** Of the answer when `run` answers a value; 200 where nothing else is said, 204 for undefined. */
  status?: number;
  /** Lets the caller repeat the request safely under an Idempotency-Key. */
  idempotent?: true;
  run: (input: Parsed<Asked, Params, Query, Body>) => unknown;
};

type Context = { params: Promise<Record<string, string | string[] | undefined>> };
type Handler = (request: Request, context?: Context) => Promise<Response>;

/**
 * The one way a request of our own screens is handled: who, may they, from where, is it well-formed; then the use case.
 * `run` answers a Response, or a value that becomes JSON.
 */
export function handle<Asked extends HandlePermission, Params = undefined, Query = undefined, Body = undefined>(
  declaration: Declaration<Asked, Params, Query, Body>,
): Handler {
  return async function handler(request, context) {
    const { requestId } = askingOf(request);
    const response = await answer(declaration, request, context).catch((error: unknown) =>
      errorAnswer(error, requestId),
    );
    response.headers.set('cache-control', 'no-store');
    response.headers.set('x-request-id', requestId);
    response.headers.set('x-content-type-options', 'nosniff');
    return response;
  };
}

async function answer<Asked extends HandlePermission, Params, Query, Body>(
  declaration: Declaration<Asked, Params, Query, Body>,
  request: Request,
  context: Context | undefined,
): Promise<Response> {
  const now = new Date();
  const actor = await identify(declaration.permission, request, now);
  return recordingRefusals({ actor, request, now }, async () => {
    requirePermission(actor, declaration.permission);
    const input = { ...(await parse(declaration, request, context)), actor, request, now } as Parsed<
      Asked,
      Params,
      Query,
      Body
    >;
    const run = async () => responseOf(await declaration.run(input), declaration.status);
    return declaration.idempotent === true && actor !== undefined
      ? withIdempotencyKey({ actor, request, body: input.body, now }, run)
      : run();
  });
}

/** Who asks; undefined where that is nobody's business. @throws UnauthenticatedError, ForbiddenError when it comes from elsewhere */
async function identify(permission: HandlePermission, request: Request, now: Date): Promise<Actor | undefined> {
  if (permission === 'public') {
    assertSameOrigin(request);
    return undefined;
  }
  return permission === 'signed-in' ? (await requireSession(request, now)).actor : actorOfRequest(request, { now });
}

function requirePermission(actor: Actor | undefined, permission: HandlePermission): void {
  const isAsked = permission !== 'public' && permission !== 'signed-in';
  if (isAsked && (actor === undefined || !hasPermission(actor, permission))) {
    throw new ForbiddenError();
  }
}

async function parse<Params, Query, Body>(
  { params, query, body }: Pick<Declaration<HandlePermission, Params, Query, Body>, 'params' | 'query' | 'body'>,
  request: Request,
  context: Context | undefined,
): Promise<{ params: Params | undefined; query: Query | Record<string, never>; body: Body | undefined }> {
  const path = (await context?.params) ?? {};
  const fields = fieldsOf(new URL(request.url).searchParams);
  return {
    params: params && parseInput(params, path, 'address'),
    query: query === undefined ? parseInput(NO_QUERY, fields, 'query') : parseInput(strictly(query), fields, 'query'),
    body: body && parseInput(body, await readJson(request), 'body'),
  };
}

const NO_QUERY = z.strictObject({});

function responseOf(value: unknown, status: number | undefined): Response {
  if (value instanceof Response) {
    return value;
  }
  return value === undefined
    ? new Response(null, { status: status ?? 204 })
    : Response.json(value, { status: status ?? 200 });
}
