'use client';

type OptionFinderProps = { text: string; found: number; onChange: (text: string) => void };

/** Narrows a long list of options to those with these letters in them. */
export function OptionFinder({ text, found, onChange }: OptionFinderProps) {
  return (
    <div className="sticky -top-3 z-10 -mx-1 bg-raised px-1 pb-2">
      <input
        type="search"
        aria-label="Find in this list"
        placeholder="Find in this list"
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-control w-full rounded-md border border-line-control bg-surface px-3"
      />
      <p role="status" className={text === '' || found > 0 ? 'sr-only' : 'pt-2 text-ink-2 text-sm'}>
        {text === '' ? '' : foundWords(found)}
      </p>
    </div>
  );
}

function foundWords(found: number): string {
  if (found === 0) {
    return 'Nothing here is called that.';
  }
  return found === 1 ? '1 found' : `${found} found`;
}
