'use client';

import type { ComponentProps } from 'react';
import { Button } from './button';

/** A button with a picture only; `label` is its accessible name. */
export function IconButton({ label, ...rest }: Omit<ComponentProps<typeof Button>, 'aria-label'> & { label: string }) {
  return <Button variant="quiet" {...rest} shape="icon" aria-label={label} />;
}
