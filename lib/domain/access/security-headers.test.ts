import { expect, test } from 'vitest';
import { pagePolicy } from './security-headers';

test('in production scripts run under the nonce alone', () => {
  const policy = pagePolicy({ nonce: 'abc', mode: 'production', transport: 'https' });
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|style-src [^;]*unsafe-inline| ws:/);
  expect(policy).toMatch(/frame-ancestors 'none'.*upgrade-insecure-requests/);
});

test('plain HTTP is not upgraded, or the try-out on this machine would not load', () => {
  expect(pagePolicy({ nonce: 'abc', mode: 'production', transport: 'http' })).not.toContain('upgrade');
});
