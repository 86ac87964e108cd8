import { once } from 'node:events';
import net from 'node:net';

/** How a connection is cut: at once; within the next bytes, so that an event breaks off in its middle; or without a word, both ends still waiting. */
export type Cut = 'destroy' | 'half' | 'silent';
type Line = { near: net.Socket; far: net.Socket; cut: Cut | undefined; passed: string };

/** For tests: a proxy that passes bytes on until it is told not to. */
export class CuttingProxy {
  readonly #server = net.createServer((near) => this.#accept(near));
  readonly #target: () => number;
  readonly #random: () => number;
  readonly #lines = new Set<Line>();
  isRefusing = false;

  constructor(options: { target: () => number; random: () => number }) {
    this.#target = options.target;
    this.#random = options.random;
  }

  async start(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  }

  async stop(): Promise<void> {
    this.cut('destroy');
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Whether a connection has passed this text on, or any where there is none, and is not cut. */
  hasPassed(text = ''): boolean {
    return [...this.#lines].some(({ cut, passed }) => cut === undefined && passed.length > 0 && passed.includes(text));
  }

  /** Cuts every connection. */
  cut(how: Cut): void {
    for (const line of [...this.#lines]) {
      line.cut = how;
      if (how === 'destroy') {
        end(line);
      }
    }
  }

  #accept(near: net.Socket): void {
    near.on('error', () => undefined);
    if (this.isRefusing) {
      near.destroy();
      return;
    }
    const far = net.connect(this.#target(), '127.0.0.1');
    const line: Line = { near, far, cut: undefined, passed: '' };
    this.#lines.add(line);
    far.on('error', () => near.destroy());
    near.on('data', (bytes) => (line.cut === 'silent' ? undefined : far.write(bytes)));
    far.on('data', (bytes) => this.#passBack(line, bytes));
    for (const socket of [near, far]) {
      socket.on('close', () => {
        this.#lines.delete(line);
        end(line);
      });
    }
  }

  #passBack(line: Line, bytes: Buffer): void {
    if (line.cut === 'half') {
      line.near.write(bytes.subarray(0, Math.floor(this.#random() * bytes.length)), () => end(line));
    } else if (line.cut === undefined) {
      line.near.write(bytes);
      line.passed += bytes.toString('latin1');
    }
  }
}

function end({ near, far }: Line): void {
  near.destroy();
  far.destroy();
}
