import 'server-only';
import type { Pool, PoolClient } from 'pg';

/** Whatever runs a statement: the pool, or one connection where several statements must share a transaction. */
export type Queryable = Pick<Pool | PoolClient, 'query'>;
