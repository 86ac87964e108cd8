import { expect, test } from 'vitest';
import { rulesText } from './rules-text';

test('docs/rules.md says what the rules are (npx vitest run --project=unit -u lib/domain/task/rules-text.test.ts writes it)', async () => {
  await expect(rulesText()).toMatchFileSnapshot('../../../docs/rules.md');
});
