'use client';

import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { useAnnounce } from '@/components/ui/live-region';
import type { ApiError } from '@/lib/client/api-error';
import { sendJson } from '@/lib/client/send-json';

/** Ends the session on the server, then leaves by a full load, so that nothing of it stays in memory. */
export function useSignOut() {
  const announce = useAnnounce();
  return useMutation<undefined, ApiError>({
    mutationFn: () => sendJson({ method: 'DELETE', path: '/api/session', answer: z.undefined() }),
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (error) => announce(`You are still signed in. ${error.message}`, 'assertive'),
  });
}

export type SignOut = ReturnType<typeof useSignOut>;
