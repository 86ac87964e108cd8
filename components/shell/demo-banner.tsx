/** Nobody may take the demo hospital for a real one. */
export function DemoBanner() {
  return (
    <aside
      aria-label="Test data"
      className="test-data flex h-banner items-center justify-center border-line border-b bg-surface font-semibold text-urgent text-xs"
    >
      TEST DATA · demo hospital · not for care
    </aside>
  );
}
