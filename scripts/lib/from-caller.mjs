import path from 'node:path';

/**
 * npm runs us at the top of the checkout: a path means what it meant where the command was typed.
 * @param {string} argument
 */
export function fromCaller(argument) {
  return argument.startsWith('-') ? argument : path.resolve(process.env.INIT_CWD ?? process.cwd(), argument);
}
