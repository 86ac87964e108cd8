import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { SavedView, type ViewSettings } from '@/lib/domain/worklist/saved-view';
import type { ApiError } from './api-error';
import { worklistKeys } from './query-keys';
import { sendJson } from './send-json';

/** A view as it is to be; with `standing` a change of it as it was seen, without one a new view. */
export type ViewToSave = { settings: ViewSettings; standing: Pick<SavedView, 'id' | 'version'> | undefined };

/** Saves a view; a conflict carries the view as it stands now. */
export function useSaveView() {
  return useViewMutation<SavedView, ViewToSave>(({ settings, standing }) =>
    standing === undefined
      ? sendJson({ path: '/api/views', body: settings, answer: SavedView })
      : sendJson({
          method: 'PUT',
          path: `/api/views/${standing.id}`,
          body: { seenVersion: standing.version, settings },
          answer: SavedView,
        }),
  );
}

/** Deletes a view as it was seen. */
export function useDeleteView() {
  return useViewMutation<unknown, Pick<SavedView, 'id' | 'version'>>(({ id, version }) =>
    sendJson({ method: 'DELETE', path: `/api/views/${id}`, body: { seenVersion: version }, answer: z.unknown() }),
  );
}

/** Chooses what the reader begins with; null leaves it to the organisation. */
export function useChooseHome() {
  return useViewMutation<unknown, string | null>((view) =>
    sendJson({ method: 'PUT', path: '/api/views/home', body: { view }, answer: z.unknown() }),
  );
}

function useViewMutation<Answer, Input>(mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation<Answer, ApiError, Input>({
    mutationFn,
    retry: false,
    networkMode: 'always',
    onSettled: () => queryClient.invalidateQueries({ queryKey: worklistKeys.views }),
  });
}
