import type { Profile } from './patients';
import type { RoleId } from './staff';

/** One way a task of a type is asked for: title, what to do, why it came, and whom it fits (nobody named: everybody). */
export type Wording = { title: string; todo: string; why: string; fits?: readonly Profile[] };
export type DemoTaskType = {
  id: string;
  title: string;
  purpose: string;
  role: RoleId;
  hours: number;
  urgency: 'calm' | 'brisk' | 'pressing';
  share: number;
  claimTo?: 'received';
  direct?: true;
  secondPerson?: true;
  fits?: readonly Profile[];
  wordings: readonly Wording[];
};
