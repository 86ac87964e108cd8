import 'server-only';
import { DATA_POLICY } from '@/lib/domain/access/security-headers';
import { refusalOfData } from './refusal-of-data';
import { withSecurityHeaders } from './with-security-headers';

type Params = Record<string, string | undefined>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
/** What a file `route.ts` exports: handlers by method, and settings that only Next reads. */
type RouteFile = Readonly<Record<string, unknown>>;
/** How a request is answered; undefined for those that are left to Next. */
export type DirectAnswer = (method: string, path: string) => ((request: Request) => Promise<Response>) | undefined;

/**
 * Answers requests by the handlers of some route files, under the same refusals and headers as proxy.ts gives the rest.
 * @param routes by the pattern of their path (urlpattern.spec.whatwg.org)
 */
export function directAnswer(routes: Readonly<Record<string, RouteFile>>): DirectAnswer {
  const patterns = Object.entries(routes).map(([pathname, file]) => ({ pattern: new URLPattern({ pathname }), file }));
  return (method, path) => {
    for (const { pattern, file } of patterns) {
      const match = pattern.exec({ pathname: path });
      const handler = match === null ? undefined : handlerOf(file, method);
      if (match !== null && handler !== undefined) {
        const params = decoded(match.pathname.groups);
        return async (request) =>
          withSecurityHeaders(
            refusalOfData(request) ?? (await handler(request, { params: Promise.resolve(params) })),
            DATA_POLICY,
          );
      }
    }
    return undefined;
  };
}

/** OPTIONS, and HEAD where only GET is written, are Next's to answer. */
function handlerOf(file: RouteFile, method: string): Handler | undefined {
  const handler = Object.hasOwn(file, method) ? file[method] : undefined;
  return typeof handler === 'function' ? (handler as Handler) : undefined;
}

function decoded(groups: Params): Params {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, value === undefined ? undefined : decodeURIComponent(value)]),
  );
}
