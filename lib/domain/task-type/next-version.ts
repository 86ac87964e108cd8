/** The business version after one: the number at its end goes up, as 2026-3 after 2026-2; `1` after none. */
export function nextVersion(version: string | undefined): string {
  if (version === undefined || version === '') {
    return '1';
  }
  const [, before = version, digits] = /^(.*?)(\d{1,15})$/.exec(version) ?? [];
  return digits === undefined ? `${version}-1` : `${before}${Number(digits) + 1}`;
}
