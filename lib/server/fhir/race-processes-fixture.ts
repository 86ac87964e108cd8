import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Jobs } from './race-jobs-fixture';
import type { RaceOrder, RaceReport } from './race-worker-fixture';

type Input<J extends keyof Jobs> = Parameters<Jobs[J]>[0];
type Output<J extends keyof Jobs> = Awaited<ReturnType<Jobs[J]>>;

/** Several processes of the product on one database, each with connections of its own. */
export type RaceProcesses = {
  /** Hands the inputs round among the processes, which all start at once; answers in the order of the inputs. */
  run: <J extends keyof Jobs>(job: J, inputs: readonly Input<J>[]) => Promise<Output<J>[]>;
  stop: () => Promise<void>;
};

const ENTRY = path.join(import.meta.dirname, 'race-worker-fixture.ts');
const EXEC = ['--conditions=react-server', '--import', 'tsx'];

/** Starts the processes on the database of the test file, which stands in the environment. */
export async function startRaceProcesses(count: number): Promise<RaceProcesses> {
  const children = Array.from({ length: count }, () => fork(ENTRY, [], { execArgv: EXEC }));
  await Promise.all(children.map(reportOf));
  return {
    run: async <J extends keyof Jobs>(job: J, inputs: readonly Input<J>[]) => {
      const reports = await Promise.all(
        children.map((child, place) =>
          ask(child, { job, inputs: inputs.filter((_, index) => index % count === place) }),
        ),
      );
      return inputs.map((_, index) => reports[index % count]?.[Math.floor(index / count)] as Output<J>);
    },
    stop: async () => {
      await Promise.all(
        children.map(async (child) => {
          const ended = once(child, 'exit');
          child.disconnect();
          await ended;
        }),
      );
    },
  };
}

function ask(child: ChildProcess, order: RaceOrder): Promise<readonly unknown[]> {
  const report = reportOf(child);
  child.send(order);
  return report;
}

/** The next thing a process says. @throws Error when its work failed, or it ends before */
function reportOf(child: ChildProcess): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('A process of the race ended.'));
    child.once('exit', onExit);
    child.once('message', (report: RaceReport) => {
      child.off('exit', onExit);
      return 'failure' in report ? reject(new Error(report.failure)) : resolve(report.outputs);
    });
  });
}
