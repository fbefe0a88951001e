// Long work in slices, so that the page answers between them.

/** Milliseconds of work after which others have their turn: a frame has sixteen. */
const SLICE = 12;

/** A pace for a loop: `if (pace.isOver) await pace.rest();` after each step. */
export function pace() {
  let end = performance.now() + SLICE;
  return {
    get isOver() {
      return performance.now() >= end;
    },
    async rest() {
      await turn();
      end = performance.now() + SLICE;
    },
  };
}

/** Does `act` to each item. It ends early where `isCurrent` no longer holds after a rest; true where it came to the end. */
export async function inSlices(items, act, isCurrent) {
  const work = pace();
  for (const item of items) {
    act(item);
    if (!work.isOver) continue;
    await work.rest();
    if (!isCurrent()) return false;
  }
  return true;
}

/** Resolves when the browser has done what waits. */
export const turn = () => (globalThis.scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve)));
