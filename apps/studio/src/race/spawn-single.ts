import type { WorkerLike } from "@anneal/lab/browser";

/** In the page of one file nothing is left to load. */
export const workerAddress = (): undefined => undefined;

/**
 * A page from a disk may load no second file, and a second copy of the engine would double the first. So the worker is the
 * page's own script again: `main.tsx` sees that there is no document, and trains. It is a classic worker, since a page
 * from a disk may start no other kind.
 */
export function spawnWorker(): WorkerLike {
  const script = document.querySelector('script[type="module"]:not([src])');
  const address = URL.createObjectURL(
    new Blob(['"use strict";', script?.textContent ?? ""], { type: "text/javascript" }),
  );
  const worker = new Worker(address);
  // The script has been read once the worker speaks.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
