import 'server-only';
import { bundle, inside, narrative, type Row, task } from './fault-builders-fixture';

/** For tests: codes outside of required bindings. */
export const CODES: Row[] = [
  ['a wrong status', 'code-invalid', 'Task.status', task({ status: 'ongoing' }), task({ status: 'on-hold' })],
  ['a wrong intent', 'code-invalid', 'Task.intent', task({ intent: 'wish' }), task({ intent: 'reflex-order' })],
  ['a wrong priority', 'code-invalid', 'Task.priority', task({ priority: 'high' }), task({ priority: 'stat' })],
  [
    'a wrong use of an identifier',
    'code-invalid',
    'Task.identifier[1].use',
    task({ identifier: [{ value: '1' }, { use: 'x' }] }),
    task({ identifier: [{ value: '1' }, { use: 'old' }] }),
  ],
  [
    'a wrong code in a contained resource',
    'code-invalid',
    'Task.contained[0].gender',
    inside({ resourceType: 'Patient', gender: 'm' }),
    inside({ resourceType: 'Patient', gender: 'male' }),
  ],
  [
    'a wrong code in a nested element of an entry',
    'code-invalid',
    'Bundle.entry[0].resource.contact[0].gender',
    bundle({ resourceType: 'Patient', contact: [{ gender: 'm', name: { text: 'x' } }] }),
    bundle({ resourceType: 'Patient', contact: [{ gender: 'male', name: { text: 'x' } }] }),
  ],
  [
    'a concept without a required coding',
    'code-invalid',
    'Task.contained[0].clinicalStatus',
    inside({ resourceType: 'Condition', subject: { display: 'x' }, clinicalStatus: { text: 'active' } }),
    inside({
      resourceType: 'Condition',
      subject: { display: 'x' },
      clinicalStatus: {
        coding: [
          { code: 'local' },
          { system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' },
        ],
      },
    }),
  ],
];

/** For tests: what breaks an invariant that a Task can break. */
export const INVARIANTS: Row[] = [
  [
    'authored after the last change',
    'invariant',
    'Task',
    task({ authoredOn: '2026-02-01T10:00:00Z', lastModified: '2026-02-01T09:59:59Z' }),
    task({ authoredOn: '2026-02-01T10:00:00Z', lastModified: '2026-02-01' }),
    'inv-1',
  ],
  [
    'authored in a later month',
    'invariant',
    'Task',
    task({ authoredOn: '2026-03', lastModified: '2026-02-28T10:00:00Z' }),
    task({ authoredOn: '2026-02', lastModified: '2026-02-28T10:00:00Z' }),
    'inv-1',
  ],
  [
    'a contained resource that contains',
    'invariant',
    'Task',
    inside({
      resourceType: 'Basic',
      code: { text: 'x' },
      subject: { reference: '#b' },
      contained: [{ resourceType: 'Patient', id: 'b' }],
    }),
    inside({ resourceType: 'Basic', code: { text: 'x' } }),
    'dom-2',
  ],
  [
    'a contained resource that nothing refers to',
    'invariant',
    'Task',
    task({ contained: [{ resourceType: 'Patient', id: 'a' }] }),
    task({ contained: [{ resourceType: 'Basic', id: 'a', code: { text: 'x' }, subject: { reference: '#' } }] }),
    'dom-3',
  ],
  [
    'a contained resource with a version',
    'invariant',
    'Task',
    inside({ resourceType: 'Patient', meta: { versionId: '1' } }),
    inside({ resourceType: 'Patient', meta: { tag: [{ code: 'x' }] } }),
    'dom-4',
  ],
  [
    'a contained resource with a label',
    'invariant',
    'Task',
    inside({ resourceType: 'Patient', meta: { security: [{ code: 'x' }] } }),
    inside({ resourceType: 'Patient' }),
    'dom-5',
  ],
  [
    'an element of nothing but an id',
    'invariant',
    'Task.code',
    task({ code: { id: 'x' } }),
    task({ code: { id: 'x', text: 'x' } }),
    'ele-1',
  ],
  [
    'a primitive of nothing but an id',
    'invariant',
    'Task.description',
    task({ _description: { id: 'x' } }),
    task({ description: 'x', _description: { id: 'x' } }),
    'ele-1',
  ],
  [
    'a reference to what is not contained',
    'invariant',
    'Task.owner.reference',
    inside({ resourceType: 'Patient' }, { owner: { reference: '#b' } }),
    inside({ resourceType: 'Patient' }, { owner: { reference: '#a' } }),
    'ref-1',
  ],
  [
    "a reference of an entry to what only the Bundle's other entry contains",
    'invariant',
    'Bundle.entry[0].resource.owner.reference',
    bundle(task({ owner: { reference: '#a' } })),
    bundle(inside({ resourceType: 'Patient' })),
    'ref-1',
  ],
  [
    'a rule of a contained resource',
    'invariant',
    'Task.contained[0]',
    inside({ resourceType: 'Organization', active: true }),
    inside({ resourceType: 'Organization', name: 'x' }),
    'org-1',
  ],
  [
    'a rule of an outermost resource',
    'invariant',
    'Organization',
    { resourceType: 'Organization', active: true },
    { resourceType: 'Organization', name: 'x' },
    'org-1',
  ],
  [
    'a rule inside a contained resource',
    'invariant',
    'Task.contained[0].contact[0]',
    inside({ resourceType: 'Patient', contact: [{ gender: 'male' }] }),
    inside({ resourceType: 'Patient', contact: [{ gender: 'male', name: { text: 'x' } }] }),
    'pat-1',
  ],
  [
    'markup that runs',
    'invariant',
    'Task.text.`div`',
    narrative('<script>x</script>'),
    narrative('<b class="x">x</b>'),
    'txt-1',
  ],
  [
    'markup with a handler',
    'invariant',
    'Task.text.`div`',
    narrative('<p onclick="x()">x</p>'),
    narrative('<p title="onclick=x">x</p>'),
    'txt-1',
  ],
  [
    'markup that is not closed',
    'invariant',
    'Task.text.`div`',
    narrative('<p>x'),
    narrative('<p>x<br/></p><!-- <p> -->'),
    'txt-1',
  ],
  [
    'an empty narrative',
    'invariant',
    'Task.text.`div`',
    narrative(' \n '),
    narrative('<img src="#a" alt=""/>'),
    'txt-2',
  ],
  [
    'two questions with one linkId',
    'invariant',
    'Questionnaire',
    questionnaire('a', 'a'),
    questionnaire('a', 'b'),
    'que-2',
  ],
  ['one code twice in a code system', 'invariant', 'CodeSystem', codeSystem('a', 'a'), codeSystem('a', 'b'), 'csd-1'],
  ['a value beside a component with its code', 'invariant', 'Observation', observation('a'), observation('b'), 'obs-7'],
];

function questionnaire(outer: string, inner: string): object {
  const item = [{ linkId: outer, type: 'group', item: [{ linkId: inner, type: 'string' }] }];
  return { resourceType: 'Questionnaire', status: 'draft', item };
}

function codeSystem(outer: string, inner: string): object {
  const concept = [{ code: outer, concept: [{ code: inner }] }];
  return { resourceType: 'CodeSystem', status: 'draft', content: 'complete', concept };
}

function observation(code: string): object {
  const of = (each: string) => ({ code: { coding: [{ system: 'http://x', code: each }] }, valueInteger: 1 });
  return { resourceType: 'Observation', status: 'final', ...of('a'), component: [of(code)] };
}
