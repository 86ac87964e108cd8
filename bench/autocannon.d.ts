// The package brings no types; what is used here of its README.
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  type Request = { method?: string; path?: string; headers?: Record<string, string>; body?: string };
  type Options = {
    url: string;
    connections: number;
    duration: number;
    maxOverallRequests: number;
    sampleInt: number;
    timeout: number;
    bailout: number;
    requests: { setupRequest: (request: Request) => Request }[];
  };
  type Result = { errors: number; timeouts: number; non2xx: number };

  function autocannon(options: Options): EventEmitter & Promise<Result>;
  export = autocannon;
}
