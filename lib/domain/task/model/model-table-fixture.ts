/**
 * The rules of a task once more, written by hand from docs/rules.md and the design (section 5) for the model runs. Nothing
 * here is taken from the code that it judges.
 */
export type ModelStatus =
  | 'draft'
  | 'requested'
  | 'received'
  | 'accepted'
  | 'rejected'
  | 'ready'
  | 'cancelled'
  | 'in-progress'
  | 'on-hold'
  | 'failed'
  | 'completed'
  | 'entered-in-error';

type Relation = 'owner' | 'team' | 'requester' | 'candidate' | 'supervisor';
export type ModelRow = { from: string; who: readonly Relation[]; reason?: 'always' | 'started' };

const OPEN = 'requested received accepted ready in-progress on-hold';

/** Who among people may do a verb, from which statuses, and whether a reason is asked for. */
export const MODEL_TABLE = {
  offer: { from: 'draft', who: ['requester'] },
  claim: { from: 'requested ready', who: ['candidate', 'team'] },
  accept: { from: 'requested received', who: ['owner'] },
  decline: { from: 'requested received', who: ['owner'], reason: 'always' },
  release: { from: 'received accepted ready in-progress', who: ['owner', 'supervisor'], reason: 'started' },
  start: { from: 'accepted ready', who: ['owner'] },
  hold: { from: 'accepted ready in-progress', who: ['owner', 'supervisor'], reason: 'always' },
  resume: { from: 'on-hold', who: ['owner', 'supervisor'] },
  complete: { from: 'in-progress', who: ['owner'] },
  check: { from: 'in-progress', who: ['candidate', 'team', 'supervisor'] },
  'send-back': { from: 'in-progress', who: ['owner', 'candidate', 'team', 'supervisor'], reason: 'always' },
  fail: { from: 'in-progress', who: ['owner'], reason: 'always' },
  cancel: { from: `draft ${OPEN}`, who: ['requester', 'supervisor'], reason: 'always' },
  reassign: { from: OPEN, who: ['supervisor', 'owner'], reason: 'always' },
  reopen: { from: 'completed failed', who: ['owner', 'supervisor'], reason: 'always' },
  'mark-in-error': {
    from: `draft ${OPEN} rejected cancelled failed completed`,
    who: ['requester', 'supervisor'],
    reason: 'always',
  },
  amend: { from: `draft ${OPEN}`, who: ['requester', 'supervisor'] },
} as const satisfies Record<string, ModelRow>;
export type ModelVerb = keyof typeof MODEL_TABLE;
export const MODEL_VERBS = Object.keys(MODEL_TABLE) as ModelVerb[];

/** The arrows of the preset `strict`; `core` adds those below. */
const STRICT = `
  draft>requested draft>ready draft>cancelled requested>received requested>accepted requested>rejected
  requested>cancelled received>accepted received>rejected received>cancelled accepted>in-progress accepted>cancelled
  ready>in-progress ready>cancelled in-progress>on-hold in-progress>failed in-progress>completed on-hold>in-progress`;
const CORE = `
  draft>on-hold received>requested accepted>requested accepted>on-hold ready>on-hold in-progress>requested
  in-progress>ready in-progress>cancelled on-hold>draft on-hold>accepted on-hold>ready on-hold>cancelled
  failed>in-progress completed>in-progress`;

/** Whether the preset has an arrow; everything may become an error, once. */
export function hasArrow(from: ModelStatus, to: ModelStatus, isStrict: boolean): boolean {
  const arrows = (isStrict ? STRICT : STRICT + CORE).trim().split(/\s+/);
  return to === 'entered-in-error' ? from !== to : arrows.includes(`${from}>${to}`);
}

/** Who acts in the model runs. The nurses are of ward A unless it says otherwise; the night team is one that has work. */
export const MODEL_PEOPLE = {
  'nurse 1': { role: 'clinician', nurse: true, ward: 'a', team: false },
  'nurse 2': { role: 'clinician', nurse: true, ward: 'a', team: true },
  'nurse of ward B': { role: 'clinician', nurse: true, ward: 'b', team: true },
  physician: { role: 'clinician', nurse: false, ward: 'a', team: false },
  supervisor: { role: 'supervisor', nurse: false, ward: 'a', team: false },
  'charge nurse': { role: 'supervisor', nurse: true, ward: 'a', team: false },
  manager: { role: 'manager', nurse: true, ward: 'a', team: false },
  agent: { role: 'agent', nurse: false, ward: 'a', team: false },
} as const;
export type ModelPerson = keyof typeof MODEL_PEOPLE;
export type ModelOwner = ModelPerson | 'night team';

/** The task types of the model runs: what each says beside the default. */
export const MODEL_TYPES = {
  plain: {},
  'received first': { claimTo: 'received' },
  direct: { direct: true },
  'direct, received first': { direct: true, claimTo: 'received' },
  'with a form': { form: true },
  'second person': { secondPerson: true },
  'direct, second person': { direct: true, secondPerson: true },
  'keeps its status': { keepsStatus: true },
  strict: { strict: true },
} as const satisfies Record<
  string,
  {
    claimTo?: 'received';
    direct?: true;
    form?: true;
    secondPerson?: true;
    keepsStatus?: true;
    strict?: true;
  }
>;
export type ModelType = keyof typeof MODEL_TYPES;
