import 'server-only';
import pg from 'pg';
import { log } from '@/lib/server/log';

const CONNECT_MILLISECONDS = 10_000;

/** Opens one connection of its own that listens to a channel; `onNotice` is called for each notice, `onLost` once. */
export async function openListening(options: {
  databaseUrl: string;
  channel: string;
  name: string;
  onNotice: () => void;
  onLost: () => void;
}): Promise<pg.Client> {
  const { databaseUrl, channel, name, onNotice, onLost } = options;
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: name,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    keepAlive: true,
  });
  client.on('error', (error) => log().warn({ error }, `${name}: the database connection was lost`));
  client.on('end', onLost);
  client.on('notification', onNotice);
  await client.connect();
  await client.query(`listen ${channel}`);
  return client;
}
