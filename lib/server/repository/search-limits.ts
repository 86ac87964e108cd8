import 'server-only';

// How much one search may ask for: more than any client needs, and too little to keep the server or the database busy.

/** Resources on a page unasked, and at most. */
export const DEFAULT_COUNT = 50;
export const MOST_COUNT = 1000;
/** Parameters of one search, and values in all of them beside those of `_id`. */
export const MOST_PARAMETERS = 2000;
export const MOST_SEARCHED_VALUES = 2000;
export const MOST_IDS = 20_000;
/** Characters of a parameter's name, and of its value unless it is a list of `_id`; bytes of a form that is posted. */
export const LONGEST_NAME = 500;
export const LONGEST_VALUE = 100_000;
export const LONGEST_FORM = 1024 * 1024;
/** Values of those that are looked up one by one, as on every type but Task. */
export const MOST_VALUES_ELSEWHERE = 500;
/** Values and steps of chains that no index answers, so that every resource of the type is compared with them. */
export const MOST_SCANNED_VALUES = 20;
export const MOST_SORT_KEYS = 10;
export const MOST_ELEMENTS = 100;
/** `_include` and `_revinclude` together, and how many resources times `_revinclude` may be pointed at. */
export const MOST_INCLUDES = 50;
export const MOST_POINTED_AT = 5000;
/** What one page may bring along, and how far `:iterate` follows. */
export const MOST_INCLUDED = 1000;
export const MOST_INCLUDE_ROUNDS = 5;
/** How many references a chain or `_has` follows, and over how many types a chain without a type may spread. */
export const DEEPEST_CHAIN = 3;
export const MOST_CHAIN_TARGETS = 20;
