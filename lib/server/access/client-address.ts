import 'server-only';

/**
 * The network address a request came from, as far as it can be known: Next puts the address of the socket into
 * X-Forwarded-For, a reverse proxy appends the one it saw. The last entry is the only one a caller cannot choose
 * when a proxy stands in front; where none does it can, and the limit per account holds instead.
 */
export function clientAddressOf(request: Request): string {
  const last = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return /^[0-9a-fA-F.:]{2,45}$/.test(last) ? last : 'unknown';
}
