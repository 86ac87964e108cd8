/** A request as curl would send it. */
export type CurlRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
  showsHeaders: boolean;
};
/** What came back. `body` is parsed where it is JSON. */
export type Answer = { status: number; headers: Headers; text: string; body: unknown };
export type Exchange = { request: CurlRequest; answer: Answer };

type Option = (request: CurlRequest, value: string) => void;

const FORM = 'application/x-www-form-urlencoded';
const SWITCHES: Record<string, Option> = {
  s: () => undefined,
  i: (request) => {
    request.showsHeaders = true;
  },
};
const OPTIONS: Record<string, Option> = {
  '-X': (request, value) => {
    request.method = value;
  },
  '-H': (request, value) => {
    const [, name = '', content = ''] = /^([^:]+): *(.*)$/.exec(value) ?? [];
    request.headers[name.toLowerCase()] = content;
  },
  '-u': (request, value) => {
    request.headers.authorization = `Basic ${Buffer.from(value).toString('base64')}`;
  },
  '-d': (request, value) => {
    request.body = request.body === undefined ? value : `${request.body}&${value}`;
    request.method = request.method === 'GET' ? 'POST' : request.method;
    request.headers['content-type'] ??= FORM;
  },
};

/** Reads the words after `curl`; throws at an option that is not known here. */
export function requestOf(words: readonly string[]): CurlRequest {
  const request: CurlRequest = { method: 'GET', url: '', headers: {}, body: undefined, showsHeaders: false };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const option = OPTIONS[word];
    if (option !== undefined) {
      option(request, left.shift() ?? '');
    } else if (word.startsWith('-')) {
      flip(request, word);
    } else {
      request.url = word.startsWith('http') ? word : `http://${word}`;
    }
  }
  return request;
}

/** Sends a request with the fetch of Node and nothing else. */
export async function exchange(request: CurlRequest): Promise<Exchange> {
  const { method, url, headers, body } = request;
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  const answer = {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
  return { request, answer };
}

/** What curl would print. */
export function printed({ request, answer }: Exchange): string {
  const head = [`HTTP/1.1 ${answer.status}`, ...[...answer.headers].map(([name, value]) => `${name}: ${value}`), ''];
  return request.showsHeaders ? [...head, answer.text].join('\n') : answer.text;
}

function flip(request: CurlRequest, word: string): void {
  for (const letter of word.slice(1)) {
    const option = SWITCHES[letter];
    if (option === undefined) {
      throw new Error(`A guide may not use curl ${word}.`);
    }
    option(request, '');
  }
}
