import { instantOfInput, skippedTimeWords } from '@/lib/domain/worklist/site-time';

/** What is wrong with a coming time as it stands in its box, in words; undefined when nothing, or when it is empty. */
export function timeFault(text: string, { now, timeZone }: { now: Date; timeZone: string }): string | undefined {
  if (text === '') {
    return undefined;
  }
  const instant = instantOfInput(text, timeZone);
  if (instant === undefined) {
    return skippedTimeWords(text, timeZone) ?? 'Give date and time, such as 24 November 14:30.';
  }
  return instant < now ? 'This time has passed. Give a later one, or none.' : undefined;
}
