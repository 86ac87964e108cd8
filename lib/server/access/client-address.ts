import 'server-only';
import { environment } from '@/lib/server/environment';

/**
 * The network address a request came from. `scripts/lib/readable-requests.mjs` writes the end of the socket behind
 * X-Forwarded-For, each reverse proxy the one it saw: so as many entries from the end as proxies stand in front are
 * known, and the one before them is the caller. What stands further left the caller wrote.
 */
export function clientAddressOf(request: Pick<Request, 'headers'>, proxies = environment().trustedProxies): string {
  const entries = request.headers.get('x-forwarded-for')?.split(',') ?? [];
  const address = (entries.at(-1 - proxies) ?? entries[0] ?? '').trim();
  return /^[0-9a-fA-F.:]{2,45}$/.test(address) ? address : 'unknown';
}
