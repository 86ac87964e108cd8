import 'server-only';

type Frame = { event: string; id?: bigint; data: object };

/** One server-sent event as text (html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream). */
export function frameOf({ event, id, data }: Frame): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
