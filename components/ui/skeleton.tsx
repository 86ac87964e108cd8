import { classNames } from './class-names';

/** A grey bar where words will stand. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('block h-4 motion-safe:animate-pulse rounded-sm bg-line', className)}
    />
  );
}

/** Rows that are on their way; says so once. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="divide-y divide-line">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike.
        <div key={row} className="flex min-h-row flex-col justify-center gap-2 px-4">
          <Skeleton className="w-1/2" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </div>
  );
}
