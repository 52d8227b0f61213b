/** In the page of one file the worker is the page's own script again: `main.tsx` sees its name, and does jobs. */
export function makeWorker(): Worker {
  const script = document.querySelector('script[type="module"]:not([src])');
  const blob = new Blob(['"use strict";', script?.textContent ?? ""], { type: "text/javascript" });
  const address = URL.createObjectURL(blob);
  const worker = new Worker(address, { name: "logs" });
  // The script has been read once the worker speaks.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
