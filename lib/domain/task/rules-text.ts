import { listed, RELATION_WORDS } from './rule-words';
import { notFromHere, notYours } from './task-refusals';
import { RELATIONS } from './task-relation';
import { TASK_RULES } from './task-rules';
import { isClosed, STATUS_WORDS, statusPhrase, TASK_STATUSES, type TaskStatus } from './task-status';
import { hasStep } from './task-transitions';
import { TASK_VERBS } from './task-verb';
import { BULK_UNDO_SECONDS, UNDO_MINUTES } from './undo-time';

const INTRO = `# Who may do what to a task

<!-- Written from the tables of lib/domain/task by its tests; change those. -->

Every write of a Task is judged by these rules: a press of a button, a request of a program over \`/fhir\`, an import. A refusal
names the rule (\`task.complete.who\`), says what is wrong, and where to turn.`;

const SITE = `## Rules of a site

\`POLICY_FILE\` names a JSON file with what a site does otherwise. It is read at start; what cannot work is told there, a line each.

\`\`\`json
{
  "preset": "core",
  "rules": { "cancel": { "who": ["supervisor", "agent"] } },
  "types": { "http://snomed.info/sct|182777000": { "claim": { "from": ["ready"] } } }
}
\`\`\`

- \`preset\`: \`core\`, or \`strict\`, which allows the steps of HL7's diagram alone.
- \`rules\`: by verb, \`who\` may do it and \`from\` which statuses, in place of what stands above. Whoever is not named may not.
- \`types\`: the same for tasks of one type (\`system|code\` of \`Task.code\`), which goes before \`rules\`.`;

const SECOND_PERSON = `## A second person

Work of a type that asks for it (\`second-person\` on its ActivityDefinition) counts as completed only after somebody else checked it. Completing leaves
the task in progress: its form is filled in, the extension \`done-by\` says who did it, and \`businessStatus\` is \`waiting-for-check\`, which can be
searched for. From there it is checked, sent back with a reason, cancelled, marked as an error or amended; nothing else. Whoever did it cannot check it,
whatever else they are to the task, and a program neither (\`task.check.same-person\`). Over \`/fhir\` the same two writes say it: in progress with
\`done-by\` naming the writer, then completed by another writer; completing it alone is refused (\`task.complete.second-person\`).`;

const UNDO = `## Taking back

Whoever did the last step of a task may take it back for ${UNDO_MINUTES} minutes, while nothing came after it (\`POST /api/tasks/{id}/undo\` with the version
seen). A compensating step makes up for it and stands in the history as one: a claim is released, a release claimed again, a handing over handed back, a hold
resumed and the other way round, a completion or failure reopened, done work that waits for its check sent back, a change of due time, priority or description changed
back. A note stays. Owner and status become what they were where the preset has a step there; released work that had been started is accepted again, and is to be started.
What else was done stays, and says so: \`task.undo.nothing\`, \`task.undo.who\`, \`task.undo.window\`, or 409 when somebody did something since.

Many tasks at once are taken back by the same rule, each for itself (\`POST /api/bulk/undo\`); the screen offers it for ${BULK_UNDO_SECONDS} seconds.`;

const FAMILY = `## Tasks that hang on others

A task on hold comes back by itself at a time, when a result for its order arrives, or when another task is closed, and says why; two may be named, and the
first that comes counts. Whoever holds it must see what it waits for, and is told when that is there already. Two tasks cannot wait for each other
(\`task.hold.circle\`).

A task is not completed while a task that is part of it is open (\`task.complete.children\`), unless whoever completes it says that they may stay open
(\`leaveChildren\`; over \`/fhir\` the extension \`children-left-open\`). On the screens, holding a task holds the open parts that the same person may hold, in the
same write; they come back when it goes on, and what was on hold before stays so. Cancelling offers to cancel the parts (\`withChildren\`). Each part is judged
by the rules above; what is not theirs to do, or not possible, stays as it is and is named. Parts of parts are not touched.`;

/** docs/rules.md: the rules of the product as a clinician can check them. */
export function rulesText(): string {
  return [INTRO, relationsText(), verbsText(), SECOND_PERSON, UNDO, FAMILY, stepsText(), refusalsText(), SITE]
    .join('\n\n')
    .concat('\n');
}

function relationsText(): string {
  const rows = RELATIONS.map((relation) => {
    const verbs = TASK_VERBS.filter((verb) => TASK_RULES[verb].who.includes(relation));
    return [relation, RELATION_WORDS[relation], verbs.join(', ')];
  });
  return `## How somebody stands to a task\n\n${tableOf(['Relation', 'Means', 'May'], rows)}`;
}

function verbsText(): string {
  const rows = TASK_VERBS.map((verb) => {
    const { from, to, owner, who, asks } = TASK_RULES[verb];
    return [
      verb,
      phrases(from),
      to.map((each) => (each === 'same' ? 'the same' : statusPhrase(each))).join(', '),
      owner.join(', '),
      who.join(', '),
      asks.join(', '),
    ];
  });
  const names = ['Verb', 'From', 'To', 'Owner', 'Who', 'Asks for'];
  return `## Verbs\n\nAgents act for systems: they may take every step of the preset, and may leave out what a verb asks for.\n\n${tableOf(names, rows)}`;
}

function stepsText(): string {
  const rows = TASK_STATUSES.map((from) => {
    const steps = TASK_STATUSES.filter((to) => hasStep('core', from, to));
    const words = steps.map((to) => (hasStep('strict', from, to) ? statusPhrase(to) : `*${statusPhrase(to)}*`));
    return [STATUS_WORDS[from], isClosed(from) ? 'closed' : 'open', words.join(', ')];
  });
  return `## Steps\n\nWhat stands in italics is a step of the preset \`core\` alone.\n\n${tableOf(['From', '', 'To'], rows)}`;
}

function refusalsText(): string {
  const rows = TASK_VERBS.flatMap((verb) => {
    const rule = TASK_RULES[verb];
    const wrong = TASK_STATUSES.find((status) => !rule.from.includes(status));
    const refusals = [notYours(verb, rule), ...(wrong === undefined ? [] : [notFromHere(verb, wrong, rule)])];
    return refusals.map(({ status, refusal }) => [
      `\`${refusal.rule}\``,
      String(status),
      refusal.message,
      refusal.wayForward,
    ]);
  });
  return `## Refusals\n\nWho may not is told so before what the task would need (${listed(['403', '422'])}). Statuses in these sentences are those of the task at hand; here, of one that does not fit.\n\n${tableOf(['Rule', 'Status', 'Says', 'And'], rows)}`;
}

function phrases(statuses: readonly TaskStatus[]): string {
  return statuses.map(statusPhrase).join(', ');
}

function tableOf(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n');
}
