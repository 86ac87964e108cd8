/** Sign and name of the product. */
export function Mark() {
  return (
    <span className="flex items-center gap-2 font-bold text-lg">
      <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5">
        <rect width="20" height="20" rx="6" className="fill-accent" />
        <path d="M5.5 6.5h9M10 6.5v8" className="stroke-accent-ink" strokeWidth="2.2" strokeLinecap="round" />
      </svg>
      Taskward
    </span>
  );
}
