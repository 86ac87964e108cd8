import 'server-only';
import { readFileSync } from 'node:fs';
import { NO_SITE_POLICY, SitePolicy, siteRules } from '@/lib/domain/task/site-policy';
import { sitePolicyFaults } from '@/lib/domain/task/site-policy-faults';
import { DEFAULT_TYPE_POLICY, type TaskPolicy, type TypePolicy } from '@/lib/domain/task/task-policy';
import type { TaskRules } from '@/lib/domain/task/task-rules';
import { environment } from './environment';

let known: SitePolicy | undefined;
/** By type; those that the site has no word about share the rules under undefined. */
const rulesOfTypes = new Map<string | undefined, TaskRules>();

/** The rules of this site, read once from POLICY_FILE; without one, those of the product. Throws what `readSitePolicy` throws. */
export function sitePolicy(): SitePolicy {
  const { policyFile } = environment();
  known ??= policyFile === undefined ? NO_SITE_POLICY : readSitePolicy(policyFile);
  return known;
}

/** All that a Task of a type (`system|code`) is judged by here. */
export function policyHere(type: string | undefined, stated: Partial<TypePolicy>): TaskPolicy {
  const site = sitePolicy();
  const own = type !== undefined && Object.hasOwn(site.types, type) ? type : undefined;
  const rules = rulesOfTypes.get(own) ?? siteRules(site, own);
  rulesOfTypes.set(own, rules);
  return { ...DEFAULT_TYPE_POLICY, ...stated, preset: site.preset, rules };
}

/** The rules in a file. Throws an Error that has a line for each fault, and names where it stands. */
export function readSitePolicy(file: string): SitePolicy {
  const parsed = SitePolicy.safeParse(jsonIn(file));
  const faults = parsed.success
    ? sitePolicyFaults(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}.`);
  if (!parsed.success || faults.length > 0) {
    throw new Error(faults.map((fault) => `POLICY_FILE ${fault}`).join('\n'));
  }
  return parsed.data;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new Error(`POLICY_FILE ${file} ${why}.`, { cause: error });
  }
}

/** Makes the rules of a file, or those of the product, hold from now on; for tests. */
export function replaceSitePolicy(policy: SitePolicy | undefined): void {
  known = policy;
  rulesOfTypes.clear();
}
