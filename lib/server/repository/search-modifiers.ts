import 'server-only';
import type { SearchParameterType } from './search-parameters';

/** What may follow the name of a parameter, by its type; a reference takes the name of a resource type as well. */
export const MODIFIERS: Record<SearchParameterType, readonly string[]> = {
  token: ['missing', 'text', 'not', 'of-type'],
  reference: ['missing', 'identifier'],
  string: ['missing', 'exact', 'contains'],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
  uri: ['missing', 'above', 'below'],
};
