import 'server-only';

/** Whether PostgreSQL could not hold a value (class 22), or one exceeded its limits (54): what was sent is at fault, not we. */
export function isValueTrouble(error: unknown): boolean {
  return /^(22|54)[0-9A-Z]{3}$/.test(codeOf(error));
}

/** Whether PostgreSQL ended a statement because it took longer than its connection allows (query_canceled). */
export function isOverTime(error: unknown): boolean {
  return codeOf(error) === '57014';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
