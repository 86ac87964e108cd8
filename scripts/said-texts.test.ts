import { glob, readFile } from 'node:fs/promises';
import { parse as parseMessage, TYPE } from '@formatjs/icu-messageformat-parser';
import { parse } from '@swc/core';
import { expect, test } from 'vitest';
import { GERMAN } from '@/lib/domain/words/de';

/** The functions that say or mark a text of the product; their first argument is one. */
const SAYING = ['say', 'said', 'words'];
const SOURCES = ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/{client,domain,server}/**/*.ts'];

type SyntaxNode = { type: string } & Record<string, unknown>;
const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

/** The literals that a source says, and whether some saying has none: `say(message)` is fine, a glued text is not. */
function textsIn(node: unknown, found: { texts: string[]; glued: string[] }): void {
  if (Array.isArray(node)) {
    for (const each of node) {
      textsIn(each, found);
    }
    return;
  }
  if (typeof node !== 'object' || node === null) {
    return;
  }
  if (isNode(node)) {
    note(saidBy(node), found);
  }
  for (const value of Object.values(node)) {
    textsIn(value, found);
  }
}

/** What a call or a `<Rich>` says first. */
function saidBy(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'CallExpression') {
    const { callee, arguments: given } = node as unknown as {
      callee: { value?: string; property?: { value?: string } };
      arguments: { expression: SyntaxNode }[];
    };
    return SAYING.includes(callee.value ?? callee.property?.value ?? '') ? given[0]?.expression : undefined;
  }
  if (node.type === 'JSXOpeningElement' && (node.name as { value?: string }).value === 'Rich') {
    const attributes = node.attributes as { name?: { value: string }; value?: SyntaxNode }[];
    const text = attributes.find(({ name }) => name?.value === 'text')?.value;
    return text?.type === 'JSXExpressionContainer' ? (text.expression as SyntaxNode) : text;
  }
  return undefined;
}

function note(said: SyntaxNode | undefined, { texts, glued }: { texts: string[]; glued: string[] }): void {
  if (said?.type === 'StringLiteral') {
    texts.push(String(said.value));
  } else if (said?.type === 'TemplateLiteral' || said?.operator === '+') {
    glued.push(JSON.stringify(said).slice(0, 200));
  } else if (said?.type === 'ConditionalExpression') {
    note(said.consequent as SyntaxNode, { texts, glued });
    note(said.alternate as SyntaxNode, { texts, glued });
  }
}

async function textsOfSource(source: string, tsx = true): Promise<{ texts: string[]; glued: string[] }> {
  const found = { texts: [], glued: [] };
  textsIn(await parse(source, { syntax: 'typescript', tsx }), found);
  return found;
}

async function textsOfProduct() {
  const texts = new Set<string>();
  const glued: string[] = [];
  for await (const file of glob(SOURCES)) {
    if (/\.test\.tsx?$|-fixture\.tsx?$|\/generated\//.test(file)) {
      continue;
    }
    const found = await textsOfSource(await readFile(file, 'utf8'), file.endsWith('x'));
    glued.push(...found.glued.map((text) => `${file}: ${text}`));
    for (const text of found.texts) {
      texts.add(text);
    }
  }
  return { texts, glued };
}

type MessagePart = ReturnType<typeof parseMessage>[number];

/** The values that a text needs, by name, wherever they stand in it. */
function valuesOf(text: string): string[] {
  return [...new Set(parseMessage(text).flatMap(namesIn))].sort();
}

function namesIn(part: MessagePart): string[] {
  if (part.type === TYPE.plural || part.type === TYPE.select) {
    return [part.value, ...Object.values(part.options).flatMap(({ value }) => value.flatMap(namesIn))];
  }
  return part.type === TYPE.literal || part.type === TYPE.pound ? [] : [part.value];
}

test('every text of the product is said in German, with the same values, and no other', async () => {
  const { texts, glued } = await textsOfProduct();
  expect(glued).toEqual([]);
  expect(texts.size).toBeGreaterThan(25);
  expect([...texts].filter((text) => !(text in GERMAN))).toEqual([]);
  expect(Object.keys(GERMAN).filter((text) => !texts.has(text))).toEqual([]);
  const differing = Object.entries(GERMAN).filter(
    ([text, wording]) => valuesOf(text).join() !== valuesOf(wording).join(),
  );
  expect(differing).toEqual([]);
});

test('a text that is only said somewhere, one that is glued together, and a lost value are found', async () => {
  const { texts, glued } = await textsOfSource(
    'const a = say("One"); const b = <Rich text="Two {x}" values={{}} />; const c = say(a + " three"); const d = words(e ? "Four" : "Five"); clock.say("Six");',
  );
  expect(texts).toEqual(['One', 'Two {x}', 'Four', 'Five', 'Six']);
  expect(glued).toHaveLength(1);
  expect(valuesOf('{count, plural, one {# task of {name}} other {# tasks}}')).toEqual(['count', 'name']);
});
