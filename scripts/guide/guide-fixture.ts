import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A heading of a guide and the shell blocks below it, as one script. */
export type Recipe = { heading: string; script: string };

/** The recipes of a guide in their order: each heading that has blocks of ```sh. */
export async function readRecipes(file: string): Promise<Recipe[]> {
  const text = await readFile(path.join(process.cwd(), file), 'utf8');
  return text
    .split(/^#+ /m)
    .map(toRecipe)
    .filter(({ script }) => script !== '');
}

function toRecipe(section: string): Recipe {
  const [heading = ''] = section.split('\n', 1);
  const blocks = [...section.matchAll(/^```(?:sh)?\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return { heading, script: blocks.join('') };
}
