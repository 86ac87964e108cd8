import { type Exchange, exchange, printed, requestOf } from './curl-fixture';

/** Variables, and the server that stands in for the one the guide names. */
export type Shell = { variables: Map<string, string>; instead: readonly [string, string] };
/** What runs a command: its words, and what came through the pipe. */
type Output = { text: string; exchanges: Exchange[] };

const TOKEN = /'[^']*'|"(?:\\.|[^"\\])*"|\\[\s\S]|[^\S\n]+|\n|\||[^'"\\\s|]+/g;

/**
 * Runs the part of the shell that the guides are written in: assignments, `$name`, quotes, `$(…)`, pipes, and the commands
 * curl, sed and date. What is anything else throws, so that no line of a guide is passed over.
 */
export async function runScript(script: string, shell: Shell): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const statement of statementsOf(script)) {
    exchanges.push(...(await runStatement(statement, shell)));
  }
  return exchanges;
}

/** Lines, but for what is quoted or continued over several. */
function statementsOf(script: string): string[] {
  const statements = [''];
  for (const token of tokensOf(script)) {
    if (token === '\n') {
      statements.push('');
    } else {
      statements.push(`${statements.pop()}${token}`);
    }
  }
  return statements.map((each) => each.trim()).filter((each) => each !== '' && !each.startsWith('#'));
}

async function runStatement(statement: string, shell: Shell): Promise<Exchange[]> {
  const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(statement) ?? [];
  if (name === undefined || value === undefined) {
    return (await runPipeline(statement, shell)).exchanges;
  }
  const [, command] = /^\$\(([\s\S]*)\)$/.exec(value) ?? [];
  if (command === undefined) {
    shell.variables.set(name, wordsOf(value, shell).join(' '));
    return [];
  }
  const { text, exchanges } = await runPipeline(command, shell);
  shell.variables.set(name, text.trimEnd());
  return exchanges;
}

async function runPipeline(pipeline: string, shell: Shell): Promise<Output> {
  let output: Output = { text: '', exchanges: [] };
  for (const command of commandsOf(pipeline)) {
    const [program, ...words] = wordsOf(command, shell);
    const { text, exchanges } = await runCommand(program ?? '', words, output.text);
    output = { text, exchanges: [...output.exchanges, ...exchanges] };
  }
  return output;
}

async function runCommand(program: string, words: readonly string[], input: string): Promise<Output> {
  switch (program) {
    case 'curl': {
      const request = requestOf(words);
      const done = await exchange(request);
      return { text: printed(done), exchanges: [done] };
    }
    case 'sed':
      return { text: sed(words, input), exchanges: [] };
    case 'date':
      return { text: dateOf(words), exchanges: [] };
    default:
      throw new Error(`A guide may not use ${program}.`);
  }
}

function commandsOf(pipeline: string): string[] {
  const commands = [''];
  for (const token of tokensOf(pipeline)) {
    if (token === '|') {
      commands.push('');
    } else {
      commands.push(`${commands.pop()}${token}`);
    }
  }
  return commands;
}

function wordsOf(command: string, shell: Shell): string[] {
  const words: string[] = [];
  let isApart = true;
  for (const token of tokensOf(command)) {
    const isBlank = /^\s+$|^\\\n$/.test(token);
    if (!isBlank) {
      const before = isApart ? '' : (words.pop() ?? '');
      words.push(`${before}${meaningOf(token, shell)}`);
    }
    isApart = isBlank;
  }
  return words;
}

function meaningOf(token: string, shell: Shell): string {
  const [from, to] = shell.instead;
  if (token.startsWith("'")) {
    return token.slice(1, -1).replace(from, to);
  }
  const text = token.startsWith('"') ? token.slice(1, -1) : token;
  return text
    .replace(
      /\\([\s\S])|\$(\w+)/g,
      (_, escaped: string | undefined, name: string) => escaped ?? variableOf(name, shell),
    )
    .replace(from, to);
}

function variableOf(name: string, { variables }: Shell): string {
  const value = variables.get(name);
  if (value === undefined || value === '') {
    throw new Error(`$${name} is not set at this place of the guide.`);
  }
  return value;
}

function tokensOf(text: string): string[] {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.join('') !== text) {
    throw new Error(`A quote is not closed: ${text.slice(0, 80)}`);
  }
  return tokens;
}

/** One substitution by a basic regular expression, line by line, with -n and p or without. */
function sed(words: readonly string[], input: string): string {
  const expression = words.at(-1) ?? '';
  const [, from = '', to = '', flags] = expression.slice(1).split(expression[1] ?? '/');
  const isQuiet = words[0] === '-n';
  if (!expression.startsWith('s') || isQuiet !== (flags === 'p')) {
    throw new Error(`A guide may not use sed ${words.join(' ')}.`);
  }
  // In a basic expression the bare parenthesis is the literal one.
  const pattern = new RegExp(from.replace(/\\?[()]/g, (each) => (each.startsWith('\\') ? each.slice(1) : `\\${each}`)));
  const lines = input.split('\n').filter((line) => !isQuiet || pattern.test(line));
  return lines.map((line) => line.replace(pattern, to.replaceAll('\\', '$'))).join('\n');
}

function dateOf(words: readonly string[]): string {
  if (words.join(' ') !== '-u +%Y-%m-%dT%H:%M:%SZ') {
    throw new Error(`A guide may not use date ${words.join(' ')}.`);
  }
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
