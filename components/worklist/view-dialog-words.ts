import type { ViewScope } from '@/lib/domain/worklist/saved-view';
import type { ViewDensity } from '@/lib/domain/worklist/view-looks';

/** Who sees a view of each scope. */
export const SCOPE_WORDS: Record<ViewScope, { label: string; hint: string }> = {
  private: { label: 'Only me', hint: 'Nobody else sees it.' },
  team: { label: 'A unit or team', hint: 'Those who work there see it.' },
  organisation: { label: 'Everybody', hint: 'The whole organisation sees it.' },
};

export const DENSITY_WORDS: Record<ViewDensity, string> = {
  comfortable: 'Comfortable',
  compact: 'Compact',
  glove: 'Glove: large targets',
};

/** The access roles that a view can open for. */
export const AUDIENCES = [
  { value: 'access:clinician', label: 'Clinicians' },
  { value: 'access:supervisor', label: 'Supervisors' },
  { value: 'access:manager', label: 'Managers' },
  { value: 'access:auditor', label: 'Auditors' },
  { value: 'access:admin', label: 'Administrators' },
] as const;
