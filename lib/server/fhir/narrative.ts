import 'server-only';

/** What formats text in HTML 4 (chapters 7 to 11 and 15), links and images; nothing that runs, loads or asks. */
const ALLOWED: ReadonlySet<string> = new Set(
  `a abbr acronym address area b bdo big blockquote br caption center cite code col colgroup dd dfn div dl dt em font h1 h2 h3
   h4 h5 h6 hr i img kbd li map ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul
   var`.split(/\s+/),
);
const TXT_1 = 'Constraint txt-1 not met:';
const TXT_2 = 'Constraint txt-2 not met:';

type Scan = { text: string; at: number; open: string[]; hasRoot: boolean; hasContent: boolean };

/**
 * Why a text cannot be Narrative.div, or undefined: it is one well-formed div of formatting elements (txt-1) with content
 * in it (txt-2; hl7.org/fhir/R4/narrative.html). One pass, whatever is sent.
 */
export function narrativeFault(text: string): string | undefined {
  const scan: Scan = { text: text.trim(), at: 0, open: [], hasRoot: false, hasContent: false };
  while (scan.at < scan.text.length) {
    const fault = takeText(scan) ?? takeMarkup(scan);
    if (fault !== undefined) {
      return `${TXT_1} ${fault}`;
    }
  }
  if (scan.open.length > 0) {
    return `${TXT_1} an element is not closed.`;
  }
  return scan.hasContent ? undefined : `${TXT_2} the narrative is empty.`;
}

function takeText(scan: Scan): string | undefined {
  const end = scan.text.indexOf('<', scan.at);
  const between = scan.text.slice(scan.at, end < 0 ? undefined : end);
  scan.at += between.length;
  const isBlank = between.trim() === '';
  scan.hasContent ||= !isBlank;
  return isBlank || scan.open.length > 0 ? undefined : 'all text must stand in one div.';
}

function takeMarkup(scan: Scan): string | undefined {
  const { text, at } = scan;
  if (at >= text.length) {
    return undefined;
  }
  const isComment = text.startsWith('<!--', at);
  const end = isComment ? text.indexOf('-->', at) : endOfTag(text, at);
  if (end < 0) {
    return 'a tag is not closed.';
  }
  scan.at = end + (isComment ? '-->'.length : 1);
  return isComment ? undefined : takeTag(scan, text.slice(at + 1, end));
}

/** The place of the `>` that no quotes hide; -1 when there is none. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote === '' && character === '>') {
      return at;
    }
    quote = quoteAfter(quote, character);
  }
  return -1;
}

function quoteAfter(quote: string, character: string): string {
  if (quote !== '') {
    return character === quote ? '' : quote;
  }
  return character === '"' || character === "'" ? character : '';
}

function takeTag(scan: Scan, tag: string): string | undefined {
  const name = /^\/?([A-Za-z][A-Za-z0-9]*)(?=[\s/]|$)/.exec(tag)?.[1] ?? '';
  if (!ALLOWED.has(name.toLowerCase())) {
    return `<${tag.slice(0, 20)}> is not allowed.`;
  }
  if (tag.startsWith('/')) {
    return scan.open.pop() === name ? undefined : `</${name}> closes nothing.`;
  }
  if (scan.open.length === 0 && (name !== 'div' || scan.hasRoot)) {
    return 'all text must stand in one div.';
  }
  scan.hasRoot = true;
  scan.hasContent ||= name === 'img';
  if (!tag.endsWith('/')) {
    scan.open.push(name);
  }
  return attributeFault(tag);
}

/** Handlers of events and links that run; each is told from the text of values by the quotes. */
function attributeFault(tag: string): string | undefined {
  const names = tag.replaceAll(/"[^"]*"|'[^']*'/g, '""');
  if (/[\s"]on[a-z]+\s*=/i.test(names)) {
    return 'handlers of events are not allowed.';
  }
  return /\b(?:href|src)\s*=\s*(?:["']\s*)?(?:javascript|vbscript):/i.test(tag)
    ? 'a link may not run anything.'
    : undefined;
}
