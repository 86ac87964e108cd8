import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';

/** The task went out of sight while it stood open: what was typed can still be read and copied. */
export function GoneBanner() {
  return (
    <Banner
      tone="conflict"
      role="alert"
      className="rounded-md"
      title="This task is no longer yours to see."
      actions={<LinkButton href="/worklist?owner=me">To my work</LinkButton>}
    >
      It was moved to another unit, role or person while you had it open. Nothing can be done with it here; what you
      typed is still on the page.
    </Banner>
  );
}
