'use client';

type RadioListProps = {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One choice out of a list, one under the other; for a small pane whose title says what it is. */
export function RadioList({ name, label, value, options, onChange }: RadioListProps) {
  return (
    <div role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-control items-center gap-2">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="size-tick shrink-0 accent-(--accent)"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
