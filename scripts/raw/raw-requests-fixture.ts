import { randomOf } from '@/lib/server/fhir/random-fixture';

/** For tests: bytes that a stranger writes on a connection. */
export type RawRequest = { what: string; bytes: Buffer };

const BODY = '{"resourceType":"Task","status":"requested","intent":"order"}';

/** Requests by hand that no client library would write, and sound ones with faults in them by chance. */
export function rawRequests(token: string, options: { seed: number; spoilt: number }): RawRequest[] {
  return [...byHand(token), ...spoilt(token, options)];
}

function sound(token: string): readonly string[] {
  const head = `Host: localhost\r\nAuthorization: Bearer ${token}\r\n`;
  const json = `${head}Content-Type: application/fhir+json\r\n`;
  return [
    `GET /fhir/Task?_count=1 HTTP/1.1\r\n${head}\r\n`,
    `POST /fhir/Task HTTP/1.1\r\n${json}Content-Length: ${BODY.length}\r\n\r\n${BODY}`,
    `POST /fhir/Task HTTP/1.1\r\n${json}Transfer-Encoding: chunked\r\n\r\n${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
    `POST /auth/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 29\r\n\r\ngrant_type=client_credentials`,
    `GET /api/worklist HTTP/1.1\r\n${head}\r\n`,
  ];
}

type Written = readonly (readonly [what: string, text: string])[];

function byHand(token: string): RawRequest[] {
  return [...linesByHand(token), ...headersByHand(token), ...bodiesByHand(token)].map(([what, text]) => ({
    what,
    bytes: Buffer.from(text, 'latin1'),
  }));
}

function linesByHand(token: string): Written {
  const auth = `Authorization: Bearer ${token}\r\n`;
  const head = `Host: localhost\r\n${auth}`;
  const get = (what: string, url: string) => [what, `GET ${url} HTTP/1.1\r\n${head}\r\n`] as const;
  return [
    ['nothing but ends of lines', '\r\n\r\n\r\n'],
    ['a line of nothing', '\0\0\0\0\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['no version', `GET /fhir/Task\r\n${head}\r\n`],
    ['a version to come', `GET /fhir/Task HTTP/9.9\r\n${head}\r\n`],
    ['HTTP/1.0', `GET /fhir/Task?_count=1 HTTP/1.0\r\n${auth}\r\n`],
    ['no host', `GET /fhir/Task HTTP/1.1\r\n${auth}\r\n`],
    ['two hosts', `GET /fhir/Task HTTP/1.1\r\nHost: a\r\n${head}\r\n`],
    ['a host that is none', `GET /fhir/Task HTTP/1.1\r\nHost: ][%00\r\n${auth}\r\n`],
    ['an unknown method', `BREW /fhir/Task HTTP/1.1\r\n${head}\r\n`],
    ['a method in small letters', `get /fhir/Task HTTP/1.1\r\n${head}\r\n`],
    ['TRACE', `TRACE /fhir/Task HTTP/1.1\r\n${head}\r\n`],
    ['CONNECT', `CONNECT example.org:443 HTTP/1.1\r\n${head}\r\n`],
    ['an asterisk', `OPTIONS * HTTP/1.1\r\n${head}\r\n`],
    get('an absolute URL', 'http://example.org/fhir/Task?_count=1'),
    get('a URL with two slashes', '//example.org/fhir/Task'),
    get('a URL out of the root', '/fhir/../../etc/passwd'),
    get('an escaped way out', '/fhir/%2e%2e/%2e%2e/etc/passwd'),
    get('half an escape', '/fhir/Task/%'),
    get('an escape that is no UTF-8', '/fhir/Task/%ff%fe'),
    get('bytes in the URL', '/fhir/Task/\xff\xfe'),
    get('a backslash', '/fhir\\Task'),
    get('a space', '/fhir/Task ?a=b'),
    get('a fragment', '/fhir/Task?_count=1#x'),
    get('a zero', '/fhir/Task/%00'),
    get('a long URL', `/fhir/Task?code=${'x'.repeat(60_000)}`),
    get('a URL of 15,000 characters', `/fhir/Task?code=${'x'.repeat(15_000)}`),
  ];
}

function headersByHand(token: string): Written {
  const head = `Host: localhost\r\nAuthorization: Bearer ${token}\r\n`;
  const get = (what: string, url: string, more: string) => [what, `GET ${url} HTTP/1.1\r\n${head}${more}\r\n`] as const;
  return [
    get('many headers', '/fhir/Task?_count=1', 'X-A: b\r\n'.repeat(5000)),
    get('2,500 short headers', '/fhir/Task?_count=1', 'a:\r\n'.repeat(2500)),
    get('a long header', '/fhir/Task?_count=1', `X-A: ${'b'.repeat(100_000)}\r\n`),
    get('a header without a name', '/fhir/Task?_count=1', ': x\r\n'),
    get('a header with a space', '/fhir/Task?_count=1', 'X A : x\r\n'),
    get('a folded header', '/fhir/Task?_count=1', 'X-A: x\r\n y\r\n'),
    get('bytes in a header', '/fhir/Task?_count=1', 'If-None-Match: W/"\xff\xfe\x80"\r\n'),
    get('a zero in a header', '/fhir/Task?_count=1', 'X-A: \0\r\n'),
    get('ends of lines alone', '/fhir/Task?_count=1', 'X-A: x\nX-B: y\n'),
    get('a header that Next knows', '/fhir/Task?_count=1', 'x-middleware-subrequest: proxy\r\nnext-action: x\r\n'),
    get('a promise to switch', '/fhir/Task?_count=1', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'),
    get('an expectation', '/fhir/Task?_count=1', 'Expect: the impossible\r\n'),
    get('a range', '/fhir/Task?_count=1', `Range: bytes=${'0-,'.repeat(2000)}0-\r\n`),
    get('cookies without end', '/fhir/Task?_count=1', `Cookie: ${'a=b; '.repeat(2000)}\r\n`),
    get('many languages', '/fhir/Task?_count=1', `Accept-Language: ${'en;q=0.1,'.repeat(1500)}en\r\n`),
    get('many kinds', '/fhir/Task?_count=1', `Accept: ${'a/b;q=0.1,'.repeat(1400)}a/b\r\n`),
    get('many versions', '/fhir/Task/x', `If-None-Match: ${'W/"1",'.repeat(2000)}W/"1"\r\n`),
  ];
}

function bodiesByHand(token: string): Written {
  const head = `Host: localhost\r\nAuthorization: Bearer ${token}\r\n`;
  const json = `${head}Content-Type: application/fhir+json\r\n`;
  const post = (what: string, rest: string) => [what, `POST /fhir/Task HTTP/1.1\r\n${json}${rest}`] as const;
  return [
    post('a length below zero', `Content-Length: -1\r\n\r\n${BODY}`),
    post('a length that is none', `Content-Length: many\r\n\r\n${BODY}`),
    post('a length beyond all numbers', `Content-Length: 99999999999999999999\r\n\r\n${BODY}`),
    post('a length of 6 MB', `Content-Length: 6291456\r\n\r\n${BODY}`),
    post('two lengths', `Content-Length: 5\r\nContent-Length: 6\r\n\r\n${BODY}`),
    post('a length that is too short', `Content-Length: 5\r\n\r\n${BODY}`),
    post('no length', `\r\n${BODY}`),
    post('a length and chunks', `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
    post('chunks of no size', `Transfer-Encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n0\r\n\r\n`),
    post('chunks below zero', `Transfer-Encoding: chunked\r\n\r\n-5\r\n${BODY}\r\n0\r\n\r\n`),
    post('a chunk beyond all numbers', `Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n${BODY}`),
    post('an extension of a chunk', `Transfer-Encoding: chunked\r\n\r\n5;${'x'.repeat(70_000)}\r\n`),
    post('ten thousand chunks', `Transfer-Encoding: chunked\r\n\r\n${'1\r\n \r\n'.repeat(10_000)}0\r\n\r\n`),
    post('an unknown coding', `Transfer-Encoding: gzip\r\n\r\n${BODY}`),
    post('another body coding', `Content-Encoding: gzip\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`),
    post('a body of UTF-16', `Content-Length: 4\r\n\r\n\xff\xfe{\0`),
    ['a body with a GET', `GET /fhir/Task?_count=1 HTTP/1.1\r\n${head}Content-Length: 5\r\n\r\nhello`],
    ['fifty at once', `GET /fhir/Task?_count=1 HTTP/1.1\r\n${head}\r\n`.repeat(50)],
    [
      'a token that is none',
      `GET /fhir/Task HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${'x.'.repeat(2000)}\r\n\r\n`,
    ],
    ['a token of bytes', 'GET /fhir/Task HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \xff\xfe\r\n\r\n'],
    [
      'a secret of bytes',
      'POST /auth/token HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic \xff\xfe==\r\nContent-Length: 0\r\n\r\n',
    ],
  ];
}

/** Bytes changed, cut out, put in and doubled. */
function spoilt(token: string, options: { seed: number; spoilt: number }): RawRequest[] {
  const random = randomOf(options.seed);
  const whole = sound(token);
  const change = (bytes: Buffer): Buffer => {
    const at = random.below(bytes.length);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (random.below(4)) {
      case 0:
        return Buffer.concat([before, Buffer.from([random.below(256)]), after.subarray(1)]);
      case 1:
        return Buffer.concat([before, after.subarray(1 + random.below(20))]);
      case 2:
        return Buffer.concat([
          before,
          Buffer.from(random.pick(['\r\n', '\n', '\0', ' ', ':', '%', '\r\n\r\n', '\xff']), 'latin1'),
          after,
        ]);
      default:
        return Buffer.concat([before, after, after]);
    }
  };
  return Array.from({ length: options.spoilt }, (_, number) => {
    let bytes: Buffer = Buffer.from(random.pick(whole), 'latin1');
    for (let left = 1 + random.below(4); left > 0 && bytes.length > 1; left -= 1) {
      bytes = change(bytes);
    }
    return { what: `spoilt request #${number} of seed ${options.seed}`, bytes };
  });
}
