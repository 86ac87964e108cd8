'use client';

import { type ReactNode, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { RadioCards } from '@/components/ui/radio-cards';
import { collisionsOf, type MergedPart, type Side } from '@/lib/domain/form/merge-three';

type ConflictDeskProps = {
  /** Whether something was refused because of it, or it only stands to be known. */
  urgency: 'refused' | 'news';
  title: string;
  parts: readonly MergedPart[];
  /** Whose the other texts are, such as `Amira Haddad`. */
  theirs: string;
  /** Whose the own ones are, where that is not simply the reader. */
  mine?: string;
  goOn: string;
  /** Undefined where nothing can be sent any more. */
  onGoOn: ((sides: Readonly<Record<string, Side>>) => void) | undefined;
  children?: ReactNode;
  actions?: ReactNode;
};

/**
 * Two changes of one thing side by side. What only one of both changed goes on by itself; where both changed the same, one
 * is chosen. Nothing is taken from the screen before.
 */
export function ConflictDesk({
  urgency,
  title,
  parts,
  theirs,
  mine = 'You',
  goOn,
  onGoOn,
  children,
  actions,
}: ConflictDeskProps) {
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const [isTried, setTried] = useState(false);
  const collisions = collisionsOf(parts);

  function settle() {
    const open = collisions.find(({ key }) => sides[key] === undefined);
    setTried(true);
    if (open === undefined) {
      onGoOn?.(sides);
    } else {
      document.getElementById(idOf(open))?.focus();
    }
  }

  return (
    <Banner
      tone={urgency === 'refused' || collisions.length > 0 ? 'conflict' : 'info'}
      role={urgency === 'refused' ? 'alert' : 'status'}
      className="rounded-md"
      title={title}
    >
      <div className="space-y-3 py-1">
        {children}
        {onGoOn === undefined
          ? null
          : collisions.map((part) => (
              <RadioCards
                key={part.key}
                id={idOf(part)}
                name={idOf(part)}
                legend={`${part.label}: both changed it`}
                hint={`It was: ${part.was}`}
                error={isTried && sides[part.key] === undefined ? 'Choose which one goes on.' : undefined}
                value={sides[part.key] ?? ''}
                options={[
                  { value: 'theirs', label: <Words text={part.theirs} />, hint: theirs },
                  { value: 'mine', label: <Words text={part.mine} />, hint: mine },
                ]}
                onChange={(side) => setSides((last) => ({ ...last, [part.key]: side === 'mine' ? 'mine' : 'theirs' }))}
              />
            ))}
        <ByThemselves parts={parts} theirs={theirs} mine={mine} />
        <div className="flex flex-wrap gap-2 empty:hidden">
          {onGoOn === undefined ? null : (
            <Button variant={urgency === 'refused' ? 'primary' : 'secondary'} onClick={settle}>
              {goOn}
            </Button>
          )}
          {actions}
        </div>
      </div>
    </Banner>
  );
}

const idOf = ({ key }: MergedPart) => `conflict-${key}`;

function Words({ text }: { text: string }) {
  return <span className="wrap-anywhere whitespace-pre-wrap">{text}</span>;
}

/** What went together without a choice. */
function ByThemselves({ parts, theirs, mine }: Required<Pick<ConflictDeskProps, 'parts' | 'theirs' | 'mine'>>) {
  const others = parts.filter(({ kind }) => kind === 'mine' || kind === 'theirs' || kind === 'same');
  return others.length === 0 ? null : (
    <div>
      <p className="font-semibold">Goes together by itself</p>
      <ul className="list-disc pl-5">
        {others.map((part) => (
          <li key={part.key} className="wrap-anywhere">
            {part.label}: {part.kind === 'theirs' ? part.theirs : part.mine} ({whose(part, { theirs, mine })})
          </li>
        ))}
      </ul>
    </div>
  );
}

function whose({ kind }: MergedPart, { theirs, mine }: { theirs: string; mine: string }): string {
  if (kind === 'same') {
    return 'both';
  }
  return kind === 'theirs' ? theirs : mine;
}
