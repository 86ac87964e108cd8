/** For tests: what strangers may never get to see of an answer, whatever they sent. */
export type JudgedAnswer = { status: number; body: string; milliseconds: number };

/** The issue's own figure. */
export const MOST_MILLISECONDS = 1000;
/** Entries of a Bundle are interactions of their own; so many of them have that time together. */
const ENTRIES_OF_ONE = 50;

const LEAKS: readonly [what: string, pattern: RegExp][] = [
  ['a stack trace', /\bat (?:async )?(?:[\w.$<>]+ \()?(?:file:|node:|\/)[^\s"\\]+:\d+/],
  ['a path of the server', /node_modules|\/lib\/server\/|\.next\//],
  [
    'a statement of the database',
    /\bselect\b.{1,80}\bfrom (?:resource|history|task_row)\b|\binsert into\b|pg_catalog/i,
  ],
  ['an error of the language', /\b(?:TypeError|RangeError|ReferenceError)\b|is not a function|Cannot read propert/],
];

/** What is wrong with an answer; nothing when it is as the issue wants it. `sent` may stand in it, a leak may not. */
export function faultsOf(answer: JudgedAnswer, sent: string): string[] {
  const { status, body, milliseconds } = answer;
  const isPossible = (status >= 200 && status < 300) || status === 304 || (status >= 400 && status < 500);
  return [
    ...(isPossible ? [] : [`status ${status}`]),
    ...(milliseconds > MOST_MILLISECONDS * partsOf(body) ? [`${Math.round(milliseconds)} ms`] : []),
    ...bodyFaults(status, body, sent),
  ];
}

function partsOf(body: string): number {
  const { entry } = (parsed(body) ?? {}) as { entry?: { response?: unknown }[] };
  return Math.max(1, (entry ?? []).filter(({ response }) => response !== undefined).length / ENTRIES_OF_ONE);
}

function bodyFaults(status: number, body: string, sent: string): string[] {
  if (body === '') {
    return status >= 400 ? ['a refusal without a word'] : [];
  }
  const value = parsed(body);
  if (typeof value !== 'object' || value === null) {
    return ['a body that is not JSON'];
  }
  const outcomes = status >= 400 ? [value] : [];
  const entries = ((value as { entry?: { response?: { status?: string; outcome?: object } }[] }).entry ?? []).flatMap(
    ({ response }) => response ?? [],
  );
  const refused = entries.filter((each) => Number(each.status) >= 400);
  return [
    ...entries.filter((each) => Number(each.status) >= 500).map((each) => `an entry with status ${each.status}`),
    ...[...outcomes, ...refused.map(({ outcome }) => outcome)].flatMap(outcomeFaults),
    ...(status >= 400 || refused.length > 0 ? leaksIn(body, sent) : []),
  ];
}

function outcomeFaults(value: unknown): string[] {
  const { resourceType, issue } = (value ?? {}) as { resourceType?: unknown; issue?: unknown };
  const issues = Array.isArray(issue) ? (issue as { severity?: unknown; details?: { text?: unknown } }[]) : [];
  const isTold = issues.some(({ severity, details }) => severity === 'error' && hasWords(details?.text));
  return resourceType === 'OperationOutcome' && isTold ? [] : ['a refusal that is no OperationOutcome with words'];
}

function hasWords(text: unknown): boolean {
  return typeof text === 'string' && /\p{L}{2}/u.test(text);
}

/** What the client sent itself and reads again is no leak. */
function leaksIn(body: string, sent: string): string[] {
  return LEAKS.flatMap(([what, pattern]) => (pattern.test(body) && !pattern.test(sent) ? [what] : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
