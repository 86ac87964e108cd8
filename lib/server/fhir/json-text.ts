import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';

/** Deeper than any resource; beyond it recursive readers would run out of stack. */
const DEEPEST = 150;

/** Parses JSON that strangers sent. @throws InputError when it is not JSON or is nested without end. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > DEEPEST) {
    throw new InputError(`The JSON is nested deeper than ${DEEPEST} levels.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('The body is not JSON.', { cause: error });
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) {
      isInText = !isInText;
    } else if (isInText) {
      index += character === BACKSLASH ? 1 : 0;
    } else {
      depth += STEP[character] ?? 0;
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** By character: what it adds to the depth. A typed array, because a body has five million characters. */
const STEP = new Int8Array(128);
STEP[0x7b] = 1;
STEP[0x5b] = 1;
STEP[0x7d] = -1;
STEP[0x5d] = -1;
