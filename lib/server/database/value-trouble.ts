import 'server-only';

/** Whether PostgreSQL could not hold a value (class 22), or one exceeded its limits (54): what was sent is at fault, not we. */
export function isValueTrouble(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(22|54)[0-9A-Z]{3}$/.test(code);
}
