import type { Lab } from "./lab.ts";
import { workerAddress } from "./spawn.ts";

/** How much of the engine is here. Where a host compresses what it sends, the whole is not known. */
export interface Loading {
  readonly loaded: number;
  readonly total?: number;
}

/**
 * Loads what trains: the searches for the page, and the engine for its workers, which the browser then keeps.
 *
 * @throws Error when the engine cannot be loaded.
 */
export async function loadEngine(tell: (loading: Loading) => void): Promise<Lab> {
  const [{ lab }] = await Promise.all([import("./lab.ts"), fetchEngine(tell)]);
  return lab;
}

async function fetchEngine(tell: (loading: Loading) => void): Promise<void> {
  const address = workerAddress();
  if (address === undefined) return;
  const response = await fetch(address);
  if (!response.ok || response.body === null)
    throw new Error(`The training engine could not be loaded: the server says ${response.status}.`);
  const length = Number(response.headers.get("content-length"));
  const isWhole = length > 0 && !response.headers.has("content-encoding");
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    loaded += value.length;
    tell({ loaded, ...(isWhole && { total: length }) });
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** "Loading the training engine, 0.2 of 0.3 MB. Only once." */
export const loadingWords = ({ loaded, total }: Loading): string =>
  total === undefined
    ? `Loading the training engine, ${megabytes(loaded)} MB. Only once.`
    : `Loading the training engine, ${megabytes(loaded)} of ${megabytes(total)} MB. Only once.`;
