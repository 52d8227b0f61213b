import type { Asked, Described } from "./describe.ts";
import { spawnWorker } from "./spawn.ts";

/** Asks a worker of its own what data are, and ends it. */
export function askWorker(asked: Omit<Asked, "kind">): Promise<Described> {
  const worker = spawnWorker();
  return new Promise<Described>((resolve) => {
    worker.addEventListener("message", ({ data }) => {
      const { kind } = data as { readonly kind: string };
      if (kind === "here") worker.postMessage({ kind: "describe", ...asked } satisfies Asked);
      if (kind === "described") resolve(data as Described);
    });
    worker.addEventListener("error", ({ message }) =>
      resolve({
        kind: "described",
        problem: `The reader stopped: ${message || "its script could not be loaded"}`,
      }),
    );
  }).finally(() => worker.terminate());
}
