// Functions for scripts in the page, which measure frames.

/**
 * `frame(look)` resolves at the end of the next frame, to what `look` returned just before the frame was painted. A new
 * observer of sizes is called after all other callbacks of the frame, so `look` sees what will be painted. The end is the
 * first task after the frame: with a lower priority, the page's own work after the frame would be counted as the frame.
 */
export const FRAME = `
  const frame = (look) => new Promise((painted) => requestAnimationFrame(() => {
    new ResizeObserver((_, observer) => {
      observer.disconnect();
      const seen = look();
      scheduler.postTask(() => painted(seen), { priority: "user-blocking" });
    }).observe(document.documentElement);
  }));`;

/**
 * `rest()` resolves when a click can be measured: between two frames, with no work left of the click before.
 *
 * `shown(act, isThere)` resolves to two times in milliseconds from `act`: to the end of the first frame in which
 * `isThere` holds, and to the end of the last frame with a change of the page. After ten frames without a change, no
 * further change is expected.
 */
export const SHOWN = `
  ${FRAME}
  const rest = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)));
  const shown = async (act, isThere) => {
    let changed = false;
    const observer = new MutationObserver(() => { changed = true; });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    /** Whether the page has changed since the frame before. */
    const hasChanged = () => {
      const has = observer.takeRecords().length > 0 || changed;
      changed = false;
      return has;
    };
    const start = performance.now();
    act();
    while (!(await frame(() => (hasChanged(), isThere()))));
    const first = performance.now() - start;
    let last = first;
    for (let still = 0; still < 10; still++) {
      if (!(await frame(hasChanged))) continue;
      last = performance.now() - start;
      still = 0;
    }
    observer.disconnect();
    return [first, last];
  };`;
