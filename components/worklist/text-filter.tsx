'use client';

import { Search } from 'lucide-react';

/** Words in the title or the description. People are not found here: their names do not belong in an address. */
export function TextFilter({ text, onChange }: { text: string; onChange: (text: string | undefined) => void }) {
  return (
    <search>
      <form
        className="flex items-center"
        onSubmit={(event) => {
          event.preventDefault();
          const asked = String(new FormData(event.currentTarget).get('words') ?? '').trim();
          onChange(asked === '' ? undefined : asked);
        }}
      >
        <input
          name="words"
          type="search"
          aria-label="Words in the task"
          placeholder="Words in the task"
          maxLength={100}
          defaultValue={text}
          autoComplete="off"
          className="min-h-[max(2rem,calc(var(--control)*0.75))] w-44 rounded-l-full border border-line-control border-r-0 bg-surface px-3 text-sm"
        />
        <button
          type="submit"
          aria-label="Search"
          className="grid min-h-[max(2rem,calc(var(--control)*0.75))] w-9 place-items-center rounded-r-full border border-line-control bg-surface text-ink-2 hover:bg-sunken"
        >
          <Search aria-hidden="true" className="size-4" />
        </button>
      </form>
    </search>
  );
}
