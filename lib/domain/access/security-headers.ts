/** What each answer is given, whatever it holds (OWASP HTTP headers cheat sheet). */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Ids of patients and tasks stand in our paths: no other site learns them.
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * The content security policy of a page: scripts only under the nonce of this very answer. Styles may stand in attributes,
 * which Next and React write when they render on the server; style elements need the nonce.
 */
export function pagePolicy({
  nonce,
  mode,
  transport,
}: {
  nonce: string;
  mode: 'production' | 'development';
  transport: 'https' | 'http';
}): string {
  // React rebuilds stacks with eval, and hot reload uses a socket and style elements; only on the desk of a developer.
  const forDevelopment = mode === 'development';
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment ? " 'unsafe-eval'" : ''}`,
    forDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${forDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ...(transport === 'https' ? ['upgrade-insecure-requests'] : []),
  ];
  return rules.join('; ');
}

/** For what is data and never a page: nothing in it may load or run anything. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
