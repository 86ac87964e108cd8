import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Table, Td, Th } from '@/components/ui/table';
import { verbWords } from '@/lib/domain/task/act-words';
import type { ExplainedRules } from '@/lib/domain/task/explained-rules';
import { listed, RELATION_WORDS } from '@/lib/domain/task/rule-words';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';

/** May this person do that to this task, and why not? By the rules that a press of a button is judged by. */
export function RulesPage({ id, rules }: { id: string; rules: ExplainedRules }) {
  const { title, people, person } = rules;
  return (
    <div className="max-w-4xl space-y-5 p-5">
      <header>
        <nav aria-label="Around this page" className="mb-1 text-sm">
          <Link
            href={`/tasks/${id}`}
            prefetch={false}
            className="inline-flex min-h-8 items-center font-semibold text-accent hover:underline"
          >
            Back to the task
          </Link>
        </nav>
        <h1 className="font-bold text-2xl tracking-tight">Who may do what</h1>
        <p className="mt-1 text-ink-2">{title}</p>
      </header>
      {people.length === 0 ? null : (
        <form action={`/tasks/${id}/rules`} className="flex flex-wrap items-end gap-3">
          <Select
            name="person"
            label="Person"
            defaultValue={person.id}
            options={people.map(({ id: value, display, username }) => ({ value, label: `${display} (${username})` }))}
          />
          <Button type="submit">Show</Button>
        </form>
      )}
      <p>{standingWords(rules)}</p>
      {rules.isSeen ? (
        <VerbTable verbs={rules.verbs} caption={`What ${person.isReader ? 'you' : person.display} may do`} />
      ) : null}
    </div>
  );
}

function standingWords({ person, isSeen, relations }: ExplainedRules): string {
  const name = person.isReader ? 'You' : person.display;
  const [is, sees] = person.isReader ? ['are', 'do not see'] : ['is', 'does not see'];
  if (!isSeen) {
    return `${name} ${sees} this task: it is not theirs, not addressed to a role they hold there, and not of a unit they supervise.`;
  }
  return relations.length === 0
    ? `${name} ${is} nobody of those whom the rules name: neither owner nor requester, without its role there.`
    : `${name} ${is} ${listed(
        relations.map((relation) => RELATION_WORDS[relation]),
        'and',
      )}.`;
}

function VerbTable({ verbs, caption }: { verbs: readonly VerbOffer[]; caption: string }) {
  return (
    <Table caption={caption} className="text-sm">
      <thead>
        <tr>
          <Th>Act</Th>
          <Th>Now</Th>
          <Th>Why</Th>
          <Th>Way forward</Th>
          <Th>Rule</Th>
        </tr>
      </thead>
      <tbody>
        {verbs.map(({ verb, allowed, refusal }) => (
          <tr key={verb}>
            <Th scope="row">{verbWords(verb).button.replace('…', '')}</Th>
            <Td>
              <Badge tone={allowed ? 'good' : 'plain'}>{nowWords(allowed, refusal !== null)}</Badge>
            </Td>
            <Td>{refusal?.message}</Td>
            <Td>{refusal?.wayForward}</Td>
            <Td className="font-mono text-ink-3 text-xs">{refusal?.rule}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function nowWords(isAllowed: boolean, isRefused: boolean): string {
  if (!isAllowed) {
    return 'No';
  }
  return isRefused ? 'Notes only' : 'Yes';
}
