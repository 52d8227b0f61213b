/**
 * Counts the time that the main thread of a page computes, without what other programs take meanwhile. Gives what ends
 * that, with the milliseconds.
 *
 * @param {import("playwright-core").Page} page
 */
export async function ownTime(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const before = await read();
  return async () => (await read()) - before;
}

/**
 * Traces a page. Gives what ends that, with the milliseconds that the longest task of the main thread computed.
 *
 * @param {import("playwright-core").Page} page
 */
export async function longestOwn(page) {
  const browser = page.context().browser();
  if (browser === null) throw new Error("a page without a browser");
  await browser.startTracing(page, { categories: ["__metadata", "disabled-by-default-devtools.timeline"] });
  return async () => {
    /** @type {{ traceEvents: { name: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }[] }} */
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const mains = new Set(
      traceEvents
        .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const tasks = traceEvents.filter(
      ({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`),
    );
    return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
  };
}
