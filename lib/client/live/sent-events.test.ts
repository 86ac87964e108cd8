import { expect, test } from 'vitest';
import { randomOf } from '@/lib/server/fhir/random-fixture';
import { type SentEvent, sentEventsOf } from './sent-events';

const TEXT =
  'retry: 2000\n\nid: 7\nevent: task\ndata: {"id":"ä"}\n\n: here\n\r\nevent: heartbeat\r\ndata: one\r\ndata:two\r\n\r\nid: 8\nevent: task\nda';

function bodyOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const part of parts) {
        controller.enqueue(part);
      }
      controller.close();
    },
  });
}

async function read(parts: readonly Uint8Array[]): Promise<SentEvent[]> {
  const events: SentEvent[] = [];
  for await (const event of sentEventsOf(bodyOf(parts))) {
    events.push(event);
  }
  return events;
}

/** Cuts bytes at random places. */
function pieces(bytes: Uint8Array, seed: number): Uint8Array[] {
  const random = randomOf(seed);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = from + 1 + random.below(9);
    parts.push(bytes.slice(from, to));
    from = to;
  }
  return parts;
}

const EVENTS: SentEvent[] = [
  { kind: 'comment' },
  { kind: 'event', name: 'task', id: '7', data: '{"id":"ä"}' },
  { kind: 'comment' },
  { kind: 'event', name: 'heartbeat', id: undefined, data: 'one\ntwo' },
];

test('events are read the same wherever the network cuts the bytes, and one that broke off was never sent', async () => {
  const bytes = new TextEncoder().encode(TEXT);
  expect(await read([bytes])).toEqual(EVENTS);
  for (let seed = 1; seed <= 200; seed += 1) {
    expect(await read(pieces(bytes, seed)), `seed ${seed}`).toEqual(EVENTS);
  }
});

test('whoever stops reading lets go of the body', async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
    cancel: () => {
      isCancelled = true;
    },
  });
  for await (const event of sentEventsOf(body)) {
    expect(event.kind).toBe('event');
    break;
  }
  expect(isCancelled).toBe(true);
});
