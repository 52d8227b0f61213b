/**
 * A worker that is the page's own script again, as the page of one file has it: a page from a disk may load no second
 * file, and may start no worker but a classic one. `main.tsx` sees that there is no document, and the name says what to do.
 */
export function ownScriptWorker(name: string): Worker {
  const script = document.querySelector('script[type="module"]:not([src])');
  const blob = new Blob(['"use strict";', script?.textContent ?? ""], { type: "text/javascript" });
  const address = URL.createObjectURL(blob);
  const worker = new Worker(address, { name });
  // The script has been read once the worker speaks.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
