import { sitePolicy } from './site-policy';

/** Entry: says what is wrong with the rules of the site, a line each; nothing when they can be used. */
try {
  sitePolicy();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
