import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A heading of a guide, the shell blocks below it as one script, and the JSON that it shows. */
export type Recipe = { heading: string; script: string; shown: string };

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
  const blocksOf = (fence: RegExp) => [...section.matchAll(fence)].map(([, block = '']) => block).join('');
  return { heading, script: blocksOf(/^```(?:sh)?\n(.*?)^```$/gms), shown: blocksOf(/^```json\n(.*?)^```$/gms) };
}
