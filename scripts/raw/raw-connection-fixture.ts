import { connect } from 'node:net';

/** What came back on a connection, and whether the other end closed it. */
export type RawAnswer = { text: string; isClosed: boolean; milliseconds: number };

/** How long to wait for bytes that may never come: much of what is malformed is the beginning of something longer. */
const SILENCE_MILLISECONDS = 1500;

/** For tests: writes bytes, reads until silence or the end. `milliseconds` is until the first answer began. */
export function exchangeBytes(port: number, bytes: Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let milliseconds = Number.NaN;
    const end = (isClosed: boolean) => {
      socket.destroy();
      resolve({ text, isClosed, milliseconds });
    };
    socket.setTimeout(SILENCE_MILLISECONDS, () => end(false));
    socket.on('data', (chunk) => {
      if (text === '') {
        milliseconds = performance.now() - begun;
        // What follows an answer follows at once.
        socket.setTimeout(SILENCE_MILLISECONDS / 5);
      }
      text += chunk.toString('latin1');
    });
    socket.on('error', () => end(true));
    socket.on('close', () => end(true));
    socket.write(bytes);
  });
}

/** What is wrong with what came back; nothing is wrong with silence, or with a connection that is closed. */
export function rawFaultsOf({ text, milliseconds }: RawAnswer): string[] {
  const statuses = [...text.matchAll(/^HTTP\/1\.\d (\d{3})/gm)].map(([, status]) => Number(status));
  const isAnswer = text === '' || statuses.length > 0;
  return [
    ...(isAnswer ? [] : ['what is no HTTP']),
    ...statuses.filter((status) => status >= 500).map((status) => `status ${status}`),
    ...(milliseconds > 1000 ? [`${Math.round(milliseconds)} ms`] : []),
    ...(/\bat (?:async )?[\w.]+ \(|node_modules|\/lib\/server\/|\bselect\b.{1,60}\bfrom\b/.test(text)
      ? ['a look inside']
      : []),
    ...(refusalsIn(text).every((body) => body.includes('"OperationOutcome"')) ? [] : ['a refusal in other words']),
  ];
}

/** The bodies of refusals that the FHIR endpoint wrote; what the HTTP parser refuses it never sees. */
function refusalsIn(text: string): string[] {
  return [
    ...text.matchAll(/^HTTP\/1\.1 4\d\d [^\r]*\r\n((?:[^\r]+\r\n)*)\r\n([\s\S]*?)(?=HTTP\/1\.1 \d{3} |$(?![\s\S]))/gm),
  ].flatMap(([, headers = '', body = '']) => (/^content-type: application\/fhir\+json/im.test(headers) ? [body] : []));
}
