import type { Say } from '@/lib/domain/words/said';
/** What happens to where somebody is signed in now. */
export function sessionWords(openSessions: number, say: Say): string {
  if (openSessions === 0) {
    return say('They are not signed in anywhere now.');
  }
  return say(
    'They are signed in at {count, plural, one {one place} other {# places}} now; that ends at once, with what they had not saved.',
    { count: openSessions },
  );
}
