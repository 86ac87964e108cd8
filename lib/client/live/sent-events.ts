/** One server-sent event; `id` only where it carries one. A comment is a sign of life and no more. */
export type SentEvent = { kind: 'event'; name: string; id: string | undefined; data: string } | { kind: 'comment' };

/**
 * Reads server-sent events out of a body (html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream). An event
 * that broke off before its blank line was never sent; the specification drops it too.
 */
export async function* sentEventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (rest + decoder.decode(read.value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      yield* blocks.map(sentEventOf);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function sentEventOf(block: string): SentEvent {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  }
  const data = fields.get('data');
  return data === undefined
    ? { kind: 'comment' }
    : { kind: 'event', name: fields.get('event') ?? 'message', id: fields.get('id'), data };
}
