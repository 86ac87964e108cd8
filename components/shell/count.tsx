import { classNames } from '@/components/ui/class-names';
import { countWords } from '@/lib/domain/worklist/count-words';

/** How much a view holds. */
export function Count({ count, isLate }: { count: number | undefined; isLate: boolean }) {
  return count === undefined ? null : (
    <span className={classNames('ml-auto font-semibold text-sm', isLate && count > 0 ? 'text-late' : 'text-ink-3')}>
      {countWords(count)}
      <span className="sr-only"> tasks</span>
    </span>
  );
}
