import type { z } from 'zod';
import { ApiError } from './api-error';
import { callApi } from './call-api';

type SendJson<Answer> = {
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  answer: z.ZodType<Answer>;
};

// Of writes whose outcome is not known: pressing again sends the same key, so the work is not done twice.
const openKeys = new Map<string, string>();

/** Writes to our own server. A POST carries an Idempotency-Key. Never repeated by itself. @throws ApiError */
export async function sendJson<Answer>({ method = 'POST', path, body, answer }: SendJson<Answer>): Promise<Answer> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const write = `${method} ${path} ${text ?? ''}`;
  const key = openKeys.get(write) ?? newKey();
  openKeys.set(write, key);
  try {
    const result = await callApi(
      path,
      {
        method,
        ...(text === undefined ? {} : { body: text }),
        headers: {
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        },
      },
      answer,
    );
    openKeys.delete(write);
    return result;
  } catch (error) {
    if (error instanceof ApiError && !error.isUnknownOutcome && error.error !== 'in-progress') {
      openKeys.delete(write);
    }
    throw error;
  }
}

/** 128 random bits; `crypto.randomUUID` is missing where a ward still uses plain HTTP. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
