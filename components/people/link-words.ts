import type { CloseWords } from '@/components/ui/use-close-guard';
import { words } from '@/lib/domain/words/said';

/** What is asked before a link is closed that nobody copied. */
export const LINK_WORDS: CloseWords = {
  title: words('The link has not been copied'),
  children: words('It cannot be shown again. If it is lost, reset the password to make a new one.'),
  leave: words('Close without it'),
  stay: words('Stay'),
};
