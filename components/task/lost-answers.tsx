import { Banner } from '@/components/ui/banner';
import type { LostAnswer } from '@/lib/domain/form/fit-draft';

/** What of a draft has no place in the form any more: it is told, so that nobody takes it for entered. */
export function LostAnswers({ lost }: { lost: readonly LostAnswer[] }) {
  return lost.length === 0 ? null : (
    <Banner className="rounded-md" title="Some of the draft no longer fits the form.">
      <p>
        The form has changed since it was typed. These answers were not carried over; enter them again where they
        belong:
      </p>
      <ul className="list-disc pl-5">
        {lost.map(({ label, words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and two entries may say the same
          <li key={index} className="wrap-anywhere">
            {label}: {words}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
