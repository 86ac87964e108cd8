'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ReadFailure } from '@/components/clinical/read-failure';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ApiError } from '@/lib/client/api-error';
import { taskTypeListQuery, taskTypeQuery } from '@/lib/client/task-type-settings-query';
import { copiedDraftOf, EMPTY_DRAFT } from './type-draft';
import { TypeEditor } from './type-editor';

type TypeScreenProps = { /** Undefined for a new one. */ id: string | undefined; copyOf: string | undefined };

/** A type in its editor; a new one, or one like another, without an id. */
export function TypeScreen({ id, copyOf }: TypeScreenProps) {
  const router = useRouter();
  const { type, roles, error, retry } = useRead(id ?? copyOf);
  if (error instanceof ApiError && error.status === 404) {
    return (
      <EmptyState
        level={1}
        title="There is no such task type"
        actions={<LinkButton href="/admin/task-types">To the task types</LinkButton>}
      >
        It may have been deleted, or the address is not whole.
      </EmptyState>
    );
  }
  if (error !== null) {
    return <ReadFailure what="The task type" error={error} asOf={undefined} onRetry={retry} />;
  }
  if (roles === undefined || type === 'reading') {
    return <SkeletonRows label="The task type is being read…" />;
  }
  return (
    <TypeEditor
      key={id ?? `copy of ${copyOf ?? 'nothing'}`}
      current={id === undefined ? undefined : type}
      initial={type === undefined ? EMPTY_DRAFT : copiedDraftOf(type)}
      roles={roles}
      onMade={(made) => router.replace(`/admin/task-types/${encodeURIComponent(made.id)}`)}
    />
  );
}

/** The type to be edited or copied, if any, and the roles of the site. What cannot be refreshed stays as it is. */
function useRead(id: string | undefined) {
  const type = useQuery({ ...taskTypeQuery(id ?? ''), enabled: id !== undefined });
  const list = useQuery(taskTypeListQuery());
  return {
    type: id !== undefined && type.data === undefined ? ('reading' as const) : type.data,
    roles: list.data?.roles,
    error: (type.data === undefined ? type.error : null) ?? (list.data === undefined ? list.error : null),
    retry: () => void Promise.all([list.refetch(), ...(id === undefined ? [] : [type.refetch()])]),
  };
}
