'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, useState } from 'react';
import type { QuestionnaireForm } from '@/components/questionnaire/questionnaire-form';
import { later } from '@/components/ui/later';
import { SkeletonRows } from '@/components/ui/skeleton';

/** Most tasks are looked at without being filled in. */
export const FORM = later(() => import('@/components/questionnaire/questionnaire-form'));

// The server draws it into the page, with the script that it needs beside the others.
const DrawnByServer = dynamic(
  () => import('@/components/questionnaire/questionnaire-form').then((file) => file.QuestionnaireForm),
  { loading: () => <SkeletonRows label="The form is being read…" /> },
);

/** The form of a task: there at once where its script was fetched before. */
export function LaterForm(props: ComponentProps<typeof QuestionnaireForm>) {
  // As it was when it was first drawn: another kind of element would be drawn anew, and lose the place of the hand.
  const [there] = useState(() => FORM.module);
  return there === undefined ? <DrawnByServer {...props} /> : <there.QuestionnaireForm {...props} />;
}
