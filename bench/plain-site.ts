import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the screens are measured beside: a list that is written down in its page, with scripts of a few lines, and a bare event stream. */
export type PlainSite = { url: string; stop: () => void };

/** Starts it on a free port of the loopback. `/list?rows=50` is the list; `POST /change/3` changes its third row everywhere. */
export async function startPlainSite(): Promise<PlainSite> {
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/list') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(listPage(Number(searchParams.get('rows') ?? 50)));
    } else if (pathname === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      streams.add(response);
      request.on('close', () => streams.delete(response));
    } else {
      const change = JSON.stringify({ id: pathname.split('/').at(-1), at: Date.now() });
      for (const stream of streams) {
        stream.write(`data: ${change}\n\n`);
      }
      response.writeHead(204).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function listPage(rows: number): string {
  const items = Array.from({ length: rows }, (_, number) => rowOf(number)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tasks</title><style>${STYLE}</style></head>
<body><h1>Tasks</h1><ul id="list">${items}</ul><script>${SCRIPT}</script></body></html>`;
}

function rowOf(number: number): string {
  return `<li data-row="${number}"><input type="checkbox" aria-label="Choose task ${number}">
<div><p><a href="#${number}">Task ${number}</a></p><p>FAMILY${number}, Given · born 1 January 1950 (76 y) · MRN ${number} · Ward ${number % 10}</p></div>
<span class="due">in 2 h 5 min</span><button type="button">Claim</button></li>`;
}

const STYLE = `body { font: 15px sans-serif; margin: 0 } ul { list-style: none; padding: 0 }
li { display: flex; gap: 8px; align-items: center; min-height: 60px; border-bottom: 1px solid #ccc } li div { flex: 1 } p { margin: 0 }`;
const SCRIPT = `document.getElementById('list').addEventListener('click', ({ target }) => {
  if (target.tagName === 'BUTTON') { target.textContent = 'Yours, saving…'; }
});
new EventSource('/events').onmessage = ({ data }) => {
  const { id, at } = JSON.parse(data);
  const row = document.querySelector('[data-row="' + id + '"]');
  row.querySelector('button')?.remove();
  row.dataset.at = at;
};`;
