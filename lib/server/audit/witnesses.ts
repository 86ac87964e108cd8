import 'server-only';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Witness } from './chain';

const Line = z.object({ auditPosition: z.string().regex(/^\d+$/), auditDigest: z.string().regex(/^[0-9a-f]{64}$/) });

/** The ends of the chain that a log of the worker has kept; every other line of it is passed over. */
export async function witnessesIn(file: string): Promise<Witness[]> {
  const text = await readFile(file, 'utf8');
  return text.split('\n').flatMap((line) => {
    const found = /\{.*"auditPosition".*\}/.exec(line)?.[0];
    const parsed = found === undefined ? undefined : Line.safeParse(parsedJson(found));
    return parsed?.success === true ? [{ position: parsed.data.auditPosition, digest: parsed.data.auditDigest }] : [];
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
