'use client';

import { Moment } from '@/components/clinical/moment';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { KeptDraft } from '@/lib/domain/form/form-draft';

/** Says that the form was begun earlier, and by whom: what somebody else wrote is not taken for one's own. */
export function DraftBanner({ draft, onDiscard }: { draft: KeptDraft; onDiscard: () => void }) {
  const { author, savedAt, mine, recorded } = draft;
  if (recorded) {
    return (
      <Banner
        className="rounded-md"
        title="This was recorded before."
        actions={<Button onClick={onDiscard}>Begin with an empty form</Button>}
      >
        The task was completed with it and is open again: put right what was wrong. Recorded by{' '}
        {mine ? 'you' : author.display}, <Moment at={savedAt} />.
      </Banner>
    );
  }
  return (
    <Banner
      className="rounded-md"
      title={mine ? 'You began this earlier.' : `${author.display} began this.`}
      actions={<Button onClick={onDiscard}>Discard the draft</Button>}
    >
      {mine
        ? 'What you typed was kept '
        : 'What stands in the form was typed by them, not by you. Check it before you complete. Kept '}
      <Moment at={savedAt} />.
    </Banner>
  );
}
