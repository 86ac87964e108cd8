'use client';

import { useController } from 'react-hook-form';

/** One part of the row at a place, as what stands in its box; what is not there is empty. */
export function useRowPart(place: string, part: 'text' | 'unit' | 'display'): [string, (value: string) => void] {
  const { field } = useController({ name: `${place}.${part}` });
  return [typeof field.value === 'string' ? field.value : '', field.onChange];
}
