/** How If-Match is written, and what each way says when version 2 stands and version 1 stood before. */
export type Form = { header: string; says: 'fresh' | 'stale' | 'any' | 'unreadable' };

const [FRESH, STALE] = ['2', '1'] as const;

const READABLE: readonly ((version: string) => string)[] = [
  (version) => `"${version}"`,
  (version) => `W/"${version}"`,
  (version) => `W/${version}`,
  (version) => version,
  (version) => ` \tW/"${version}" `,
  (version) => `"7", W/"${version}"`,
  (version) => `7,${version}`,
  // Two headers of the same name are one with a comma (RFC 9110 section 5.3); this is what Node makes of them.
  (version) => joined([`W/"7"`, `W/"${version}"`]),
];

const UNREADABLE: readonly ((version: string) => string)[] = [
  (version) => `w/"${version}"`,
  (version) => `"${version}`,
  (version) => `${version}"`,
  (version) => `'${version}'`,
  (version) => `W/"${version}`,
  (version) => `W/ "${version}"`,
  (version) => `W"${version}"`,
  (version) => `"${version}" "7"`,
  (version) => `"${version}",`,
  (version) => `, "${version}"`,
  (version) => `"${version}", *`,
  (version) => `*, "${version}"`,
  (version) => `version=${version}`,
  (version) => `{"versionId":"${version}"}`,
  (version) => `\u00e4 ${version}`,
];

/** Every form, said of the version that stands and of the one before, and those that name neither. */
const FORMS: readonly Form[] = [
  ...READABLE.flatMap((write): Form[] => [
    { header: write(FRESH), says: 'fresh' },
    { header: write(STALE), says: 'stale' },
  ]),
  ...UNREADABLE.flatMap((write) =>
    [FRESH, STALE].map((version): Form => ({ header: write(version), says: 'unreadable' })),
  ),
  ...['', ' ', ' \t ', '""', 'W/""', 'W/', ',', '" "', 'the latest', '(((%%'].map(
    (header): Form => ({ header, says: 'unreadable' }),
  ),
  ...[`"${STALE}", W/"${FRESH}"`, `${FRESH}, ${STALE}`, joined([`"${STALE}"`, `"${FRESH}"`])].map(
    (header): Form => ({ header, says: 'fresh' }),
  ),
  ...['"*"', 'garbage', 'W/"02"', '"2.0"', '-2', 'null', '"99999999999999999999"', '"3"'].map(
    (header): Form => ({ header, says: 'stale' }),
  ),
  { header: '*', says: 'any' },
  { header: ' * ', says: 'any' },
];

/** Forms that other servers are known to take for no header, or for a leave to overwrite; they stand in every sample. */
const NOTORIOUS: ReadonlySet<string> = new Set([
  `"${STALE}"`,
  `W/${STALE}`,
  STALE,
  `W/"${STALE}"`,
  `w/"${STALE}"`,
  '',
  '*',
]);

/** Every form, or of the less notorious a third that changes with the number of the sample. */
export function formsOf(sample: number | 'all'): readonly Form[] {
  return FORMS.filter(({ header }, index) => sample === 'all' || NOTORIOUS.has(header) || (index + sample) % 3 === 0);
}

/** What the header says to a server that knows one form and takes every other for no header at all. */
export function naivelyRead(header: string): string | undefined {
  return /^W\/"[^"]*"$/.test(header) ? header : undefined;
}

function joined(headers: readonly string[]): string {
  return new Headers(headers.map((value): [string, string] => ['if-match', value])).get('if-match') ?? '';
}
