import { expect, test } from 'vitest';
import { clientAddressOf } from './client-address';

const from = (forwarded: string, proxies: number) =>
  clientAddressOf(new Request('http://localhost', { headers: { 'x-forwarded-for': forwarded } }), proxies);

test.each([
  ['192.0.2.66, 10.0.0.5', 0, '10.0.0.5'],
  ['192.0.2.66, 10.0.0.5, 10.1.1.1', 1, '10.0.0.5'],
  ['10.1.1.1', 1, '10.1.1.1'],
  ['192.0.2.66, ::ffff:10.0.0.5', 0, '::ffff:10.0.0.5'],
  ['10.0.0.5, <script>', 0, 'unknown'],
])('of %s behind %d proxies the caller is %s', (forwarded, proxies, caller) => {
  expect(from(forwarded, proxies)).toBe(caller);
});

type Reader = (forwarded: string) => string | undefined;
const callersIn = (read: Reader) =>
  new Set(['1.1.1.1', '2.2.2.2', '3.3.3.3'].map((forged) => read(`${forged}, 10.0.0.5`)));

test('a caller who writes addresses in front does not become another one', () => {
  expect(callersIn((forwarded) => from(forwarded, 0))).toEqual(new Set(['10.0.0.5']));
});

test('reading what the caller wrote first is caught', () => {
  expect(callersIn((forwarded) => forwarded.split(',')[0]).size).toBe(3);
});
