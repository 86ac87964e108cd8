import { classNames } from '@/components/ui/class-names';

/** `FAMILY, Given`. Wraps, never ends in dots. */
export function PatientName({ name, className }: { name: string; className?: string }) {
  return <span className={classNames('font-semibold text-ink', className)}>{name}</span>;
}
