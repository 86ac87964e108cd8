import { expect, test } from 'vitest';
import { LARGEST_BODY_BYTES, readForm, readJson } from './read-body';

const post = (body: BodyInit | null, type = 'application/json') =>
  new Request('http://localhost:3000/', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit);

test('JSON is read', async () => {
  await expect(readJson(post('{"a": [1, "ä🩺"]}', 'application/json; charset=utf-8'))).resolves.toEqual({
    a: [1, 'ä🩺'],
  });
});

test.each([
  ['a wrong type', post('{}', 'text/plain'), 415],
  ['no body', post(null), 400],
  ['half a document', post('{"a":'), 400],
  ['bytes that are not UTF-8', post(new Uint8Array([0x22, 0xff, 0x22])), 400],
  ['a NUL', post('{"a": "\\u0000"}'), 400],
  ['half a surrogate pair', post('{"a": "\\ud800"}'), 400],
  ['a NUL in a name', post('{"\\u0000": 1}'), 400],
  ['a key that reaches prototypes', post('{"__proto__": {"admin": true}}'), 400],
  ['nesting without end', post('['.repeat(50_000) + ']'.repeat(50_000)), 400],
  ['too many bytes', post(`"${'a'.repeat(LARGEST_BODY_BYTES)}"`), 413],
])('%s is refused', async (_, request, status) => {
  await expect(readJson(request)).rejects.toMatchObject({ name: 'InputError', status });
});

test('a body that never says its length is cut off as soon as it is too large', async () => {
  let sent = 0;
  const chunk = new Uint8Array(1024 * 1024).fill(0x61);
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(chunk);
    },
  });
  await expect(readJson(post(endless))).rejects.toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(10);
});

test('the largest body that is allowed is read', async () => {
  await expect(readJson(post(`"${'a'.repeat(LARGEST_BODY_BYTES - 2)}"`))).resolves.toHaveLength(LARGEST_BODY_BYTES - 2);
});

test('a field that stands twice in a form is refused', async () => {
  await expect(readForm(post('a=1&a=2', 'application/x-www-form-urlencoded'))).rejects.toMatchObject({ status: 400 });
});
