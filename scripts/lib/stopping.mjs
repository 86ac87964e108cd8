/** @type {(() => Promise<unknown> | unknown)[]} */
const stops = [];
/** @type {Promise<void> | undefined} */
let stopped;

/**
 * What to do when everything stops: last registered, first done. Answers with the function that takes it back.
 * @param {() => Promise<unknown> | unknown} stop
 */
export function onStop(stop) {
  stops.push(stop);
  return () => {
    const index = stops.indexOf(stop);
    if (index >= 0) {
      stops.splice(index, 1);
    }
  };
}

export function isStopping() {
  return stopped !== undefined;
}

/** Stops everything, once, in reverse order of its start. */
export function stopAll() {
  stopped ??= (async () => {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      await stop();
    }
  })();
  return stopped;
}
