/** Ctrl-C, or a request to end: the work stops, and what was computed is kept. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** A signal that aborts on the first Ctrl-C; a second one ends the process at once. */
export function listenForInterrupt(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    stop();
    controller.abort(new Interrupted("stopped"));
  };
  const stop = (): void => {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return { signal: controller.signal, stop };
}
