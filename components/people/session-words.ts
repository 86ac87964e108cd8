/** What happens to where somebody is signed in now. */
export function sessionWords(openSessions: number): string {
  if (openSessions === 0) {
    return 'They are not signed in anywhere now.';
  }
  const where = openSessions === 1 ? 'one place' : `${openSessions} places`;
  return `They are signed in at ${where} now; that ends at once, with what they had not saved.`;
}
