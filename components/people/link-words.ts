import type { CloseWords } from '@/components/ui/use-close-guard';

/** What is asked before a link is closed that nobody copied. */
export const LINK_WORDS: CloseWords = {
  title: 'The link has not been copied',
  children: 'It cannot be shown again. If it is lost, reset the password to make a new one.',
  leave: 'Close without it',
  stay: 'Stay',
};
