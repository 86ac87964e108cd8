import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { makeReadable, nameCaller } from './readable-requests.mjs';

test.each([
  ['/fhir/Task/a%20b?x=%', '/fhir/Task/a%20b?x=%'],
  ['/fhir/%', '/fhir/%25'],
  ['/api/tasks/%zz/actions/claim?a=%zz', '/api/tasks/%25zz/actions/claim?a=%zz'],
  ['/%C0%80/x', '/%25C0%2580/x'],
  ['/%ED%A0%80', '/%25ED%25A0%2580'],
  ['/', '/'],
  ['*', '/*'],
  ['/*', '/*'],
])('%s is read as %s', (url, read) => {
  const asked = { method: 'GET', url };
  makeReadable(asked);
  expect(asked).toEqual({ method: 'GET', url: read });
});

test.each([
  [{}, '10.0.0.9'],
  [{ 'x-forwarded-for': '192.0.2.1, 192.0.2.2' }, '192.0.2.1, 192.0.2.2, 10.0.0.9'],
])(
  'the address of the socket stands last, whatever the caller says',
  (headers: { 'x-forwarded-for'?: string }, named) => {
    nameCaller({ headers, socket: { remoteAddress: '10.0.0.9' } });
    expect(headers['x-forwarded-for']).toBe(named);
  },
);

test('every request is made readable before anybody sees it', async () => {
  const server = createServer(({ method, url }, response) => response.end(`${method} ${url}`)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const text = await new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', method: 'TRACE', path: '/fhir/%' }, (answer) => {
      answer.setEncoding('utf8').on('data', resolve);
    })
      .on('error', reject)
      .end();
  });
  expect(text).toBe('X-TRACE /fhir/%25');
  server.close();
});
