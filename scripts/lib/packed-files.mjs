import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
/** Shorter ones fit into one packet anyhow. */
const LEAST_BYTES = 1024;
const AT_ONCE = 4;
const ADDRESS = '/_next/static/';
const TYPES = { '.js': 'application/javascript; charset=UTF-8', '.css': 'text/css; charset=UTF-8' };
/** The name of each file holds the digest of its content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} AnswerPacked */

/**
 * Packs the scripts and styles of a build as small as brotli can, once: Next packs them at each request, and larger.
 * @param {string} folder `.next/static`
 */
export async function packFiles(folder) {
  const files = filesOf(folder).filter(({ file }) => !existsSync(`${file}.br`));
  let next = 0;
  const packOneByOne = async () => {
    for (let each = files[next++]; each !== undefined; each = files[next++]) {
      const bytes = readFileSync(each.file);
      if (bytes.length >= LEAST_BYTES) {
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        writeFileSync(`${each.file}.br`, await compress(bytes, { params }));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, packOneByOne));
}

/**
 * Answers requests for packed files, for browsers that take brotli; answers false where it is not for this to answer.
 * @param {string} folder `.next/static`
 * @returns {AnswerPacked}
 */
export function answerPacked(folder) {
  const packed = new Map(
    filesOf(folder)
      .filter(({ file }) => existsSync(`${file}.br`))
      .map(({ file, type }) => [
        ADDRESS + path.relative(folder, file).replaceAll(path.sep, '/'),
        { type, body: readFileSync(`${file}.br`) },
      ]),
  );
  return ({ method, url = '', headers }, response) => {
    const found = method === 'GET' && takesBrotli(headers) ? packed.get(pathOf(url)) : undefined;
    if (found === undefined) {
      return false;
    }
    response.writeHead(200, {
      'content-type': found.type,
      'content-encoding': 'br',
      'content-length': found.body.length,
      'cache-control': FOR_EVER,
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    response.end(found.body);
    return true;
  };
}

/** @param {string} folder */
function filesOf(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(name))];
    return type === undefined ? [] : [{ file: path.join(folder, name), type }];
  });
}

/** @param {string} url */
function pathOf(url) {
  const [address = ''] = url.split('?', 1);
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** @param {import('node:http').IncomingHttpHeaders} headers */
function takesBrotli(headers) {
  return /(?:^|,)\s*br\s*(?:,|$)/.test(String(headers['accept-encoding'] ?? ''));
}
