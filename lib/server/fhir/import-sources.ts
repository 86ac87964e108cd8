import 'server-only';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Bundle } from '@medplum/fhirtypes';
import { parseJson } from './json-text';

/** One thing to import: where it stands, and its JSON. A fault is what kept it from being read. */
export type Source = { file: string; place: string; value: unknown; fault?: string };

const EXTENSIONS: ReadonlySet<string> = new Set(['.json', '.ndjson']);
/** Files of npm packages that hold no resource. */
const NOT_RESOURCES: ReadonlySet<string> = new Set(['package.json', 'package-lock.json', '.index.json']);
/** Bundles that only carry resources; each is imported on its own. */
const CARRIERS: ReadonlySet<unknown> = new Set(['collection', 'searchset']);

/** The JSON and NDJSON files at some paths, folders with all that is in them, in alphabetical order. */
export async function filesAt(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (each) => ((await stat(each)).isDirectory() ? filesIn(each) : [each])),
  );
  return [...new Set(found.flat())];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && EXTENSIONS.has(path.extname(entry.name)) && !NOT_RESOURCES.has(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** What one file holds, resource by resource; a transaction or batch stays whole. */
export async function* sourcesIn(file: string): AsyncGenerator<Source> {
  if (path.extname(file) !== '.ndjson') {
    yield* unpacked(readSource(file, '', await readFile(file, 'utf8')));
    return;
  }
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1;
    if (text.trim() !== '') {
      yield* unpacked(readSource(file, `line ${line}`, text));
    }
  }
}

function readSource(file: string, place: string, text: string): Source {
  try {
    // Editors on Windows put a byte order mark before the text.
    return { file, place, value: parseJson(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { file, place, value: undefined, fault: error instanceof Error ? error.message : 'unreadable' };
  }
}

function unpacked(source: Source): Source[] {
  const { resourceType, type, entry } = (source.value ?? {}) as Partial<Bundle>;
  if (resourceType !== 'Bundle' || !CARRIERS.has(type) || !Array.isArray(entry)) {
    return [source];
  }
  return entry.map((each, index) => ({
    ...source,
    place: [source.place, `Bundle.entry[${index}].resource`].filter(Boolean).join(' '),
    value: each?.resource,
  }));
}
