// Preloaded into every child: its standard input is a pipe that only the parent holds, so its end is the parent's end,
// even after kill -9. Without it an orphaned web server would keep the port.
const PATIENCE_MILLISECONDS = 5_000;

// What a child starts inherits the preload and has another standard input; it ends with the child.
if (process.env.TASKWARD_PARENT === String(process.ppid)) {
  process.stdin.on('error', () => undefined);
  process.stdin.on('end', () => {
    setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.stdin.resume();
  /** @type {import('node:net').Socket} */ (process.stdin).unref?.();
}
