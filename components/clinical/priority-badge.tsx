'use client';

import { Badge, type Tone } from '@/components/ui/badge';
import { useSay } from '@/components/ui/say';
import { PRIORITY_WORDS, type TaskPriority } from '@/lib/domain/task/task-priority';

const TONES: Record<TaskPriority, Tone> = { stat: 'stat', asap: 'asap', urgent: 'urgent', routine: 'plain' };

/** The word of a priority. Routine goes without saying, unless `showRoutine`. */
export function PriorityBadge({ priority, showRoutine = false }: { priority: TaskPriority; showRoutine?: boolean }) {
  const say = useSay();
  return priority === 'routine' && !showRoutine ? null : (
    <Badge tone={TONES[priority]}>{say(PRIORITY_WORDS[priority])}</Badge>
  );
}
