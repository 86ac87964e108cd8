import 'server-only';
import type { SearchParameterType } from './search-parameters';

/** What may follow the name of a parameter, by its type; a reference takes the name of a resource type as well. */
export const MODIFIERS: Record<SearchParameterType, readonly string[]> = {
  token: ['missing', 'text', 'not', 'of-type', 'in', 'not-in', 'above', 'below', 'code-text', 'text-advanced'],
  reference: ['missing', 'identifier', 'above', 'below', 'contains', 'text', 'code-text', 'text-advanced'],
  string: ['missing', 'exact', 'contains', 'text'],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
  uri: ['missing', 'above', 'below', 'contains'],
};
