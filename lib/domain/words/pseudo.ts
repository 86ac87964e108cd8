const STRANGE: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'đ',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'í',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ó',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'ú',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};
/** Around what is not the product's own words. */
const [OPENS, CLOSES] = ['\u2068', '\u2069'];
const PADDING = 0.3;

/** Marks a value that stays as it is. */
export function unchanged(text: string): string {
  return `${OPENS}${text}${CLOSES}`;
}

/** A text in strange letters, longer by a third and in brackets; what was marked as unchanged stays as it is, and so does what was said before. */
export function pseudo(text: string): string {
  if (text.startsWith('⟦')) {
    return text;
  }
  const parts = text.split(new RegExp(`(${OPENS}[^${CLOSES}]*${CLOSES})`, 'u'));
  const strange = parts.map((part) => (part.startsWith(OPENS) ? part.slice(1, -1) : strangeOf(part))).join('');
  return `⟦${strange}${'·'.repeat(Math.ceil(text.length * PADDING))}⟧`;
}

function strangeOf(text: string): string {
  return [...text].map((letter) => STRANGE[letter] ?? letter).join('');
}
