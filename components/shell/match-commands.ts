import type { Command } from '@/lib/client/command-registry';

/**
 * The commands that every word asked for is in, where a word begins one of theirs. What a command is about is left out:
 * whoever types a patient's name looks for the patient, and must not find an act on the open task under Enter.
 */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const asked = wordsIn(text);
  return commands.filter(({ label, words = '' }) => {
    const own = wordsIn(`${label} ${words}`);
    return asked.every((word) => own.some((each) => each.startsWith(word)));
  });
}

function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
}
