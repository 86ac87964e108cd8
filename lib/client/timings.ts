/** What people wait for, by the names under which the browser's own clock has it (w3.org/TR/user-timing). */
export const TIMINGS = {
  /** From the press on a task until the first box of its form can be typed into. */
  formOpen: 'taskward:form-open',
  /** From the press on a verb until its answer stands on the screen. */
  act: 'taskward:act',
} as const;

/** From the beginning of the navigation until the first row of the list can be pressed and is answered. */
export const FIRST_ROW = 'taskward:first-row';

type Timing = (typeof TIMINGS)[keyof typeof TIMINGS];

const beginOf = (name: Timing) => `${name}:begin`;

/** Something was pressed. What was measured under the name before is let go: a screen may stand open for days. */
export function beginTiming(name: Timing): void {
  dropTiming(name);
  performance.clearMeasures(name);
  performance.mark(beginOf(name));
}

/** What was waited for is there. Nothing when nothing was pressed. */
export function endTiming(name: Timing): void {
  const [begin] = performance.getEntriesByName(beginOf(name), 'mark');
  if (begin !== undefined) {
    performance.measure(name, { start: begin.startTime });
    dropTiming(name);
  }
}

/** The first row of the page that was navigated to is there; a list that is come to from another page was not navigated to. */
export function noteFirstRow(): void {
  const [navigation] = performance.getEntriesByType('navigation');
  const isFirst = performance.getEntriesByName(FIRST_ROW, 'measure').length === 0;
  if (isFirst && navigation !== undefined && new URL(navigation.name).pathname === window.location.pathname) {
    performance.measure(FIRST_ROW, { start: 0 });
  }
}

/** It did not come to what was waited for, such as a task without a form. */
export function dropTiming(name: Timing): void {
  performance.clearMarks(beginOf(name));
}
