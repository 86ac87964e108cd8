'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { TypeAtVersion } from '@/lib/domain/task-type/task-type-changes';
import { TypeAtVersionView } from './type-at-version';

type VersionDialogProps = {
  title: string;
  /** Undefined while it is being read. */
  type: TypeAtVersion | undefined;
  /** Above what the version says. */
  children?: ReactNode;
  /** Buttons beside Close. */
  actions?: ReactNode;
  onClose: () => void;
};

/** What a version of a type says, to look at. */
export function VersionDialog({ title, type, children, actions, onClose }: VersionDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {actions}
        </>
      }
    >
      {children}
      {type === undefined ? <p role="status">The version is being read…</p> : <TypeAtVersionView type={type} />}
    </Dialog>
  );
}
