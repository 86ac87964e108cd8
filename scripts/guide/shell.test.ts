import { expect, test } from 'vitest';
import { requestOf } from './curl-fixture';
import { runScript, type Shell } from './shell-fixture';

const shellWith = (variables: Record<string, string> = {}): Shell => ({
  variables: new Map(Object.entries(variables)),
  instead: ['localhost:3000', '127.0.0.1:4000'],
});

test('what is quoted, continued and put together is read as the shell reads it', async () => {
  const shell = shellWith({ id: '7' });
  await runScript(
    [
      '# a remark',
      'base=http://localhost:3000',
      'both="$base/Task/\\$validate?a=b c"',
      `body='{ "id": "$id",`,
      ` "more": "'$id'" }'`,
    ].join('\n'),
    shell,
  );
  expect(Object.fromEntries(shell.variables)).toEqual({
    id: '7',
    base: 'http://127.0.0.1:4000',
    both: 'http://127.0.0.1:4000/Task/$validate?a=b c',
    body: '{ "id": "$id",\n "more": "7" }',
  });
});

test('curl sends what its options say', () => {
  expect(requestOf(['-si', '-X', 'PUT', '-H', 'If-Match: W/"1"', 'localhost/x?y', '-d', 'a=1', '-d', 'b=2'])).toEqual({
    method: 'PUT',
    url: 'http://localhost/x?y',
    headers: { 'if-match': 'W/"1"', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=1&b=2',
    showsHeaders: true,
  });
});

test.each([
  'wget http://localhost:3000',
  'curl --compressed http://localhost:3000',
  'curl $nowhere',
  'x=$(date)',
  `x=$(sed 'y/a/b/')`,
  `curl 'open`,
])('%s throws: no line of a guide is passed over', async (script) => {
  await expect(runScript(script, shellWith())).rejects.toThrow();
});
