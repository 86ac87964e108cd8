'use client';

import { useRouter } from 'next/navigation';
import { mayLeaveFor } from '@/lib/client/leave-page';

/** Goes to an address of our own as a link would: a page with unsaved work asks first. The focus goes to the page. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return (href) => {
    const isAway = new URL(href, location.href).pathname !== location.pathname;
    if (isAway && !mayLeaveFor(href)) {
      return;
    }
    router.push(href as Parameters<typeof router.push>[0]);
    document.getElementById('main')?.focus();
  };
}
