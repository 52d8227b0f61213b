import type { FromWorker } from "../runners/workers/index.ts";

/** The first word of a worker of a page: its script has been loaded. */
export interface Here {
  readonly kind: "here";
  /**
   * Name of a Web Lock that the worker holds as long as it lives. No event tells a page that the browser has ended a
   * worker, as happens when memory runs out; but whoever waits for the lock then gets it. Left out where a page has no
   * locks, such as one from a file.
   */
  readonly lock?: string;
}

export type FromPageWorker = Here | FromWorker;

/** What is used of Web Locks. The types of a browser are not among those of Node. */
export interface Locks {
  readonly request: (name: string, held: () => Promise<void> | void) => Promise<void>;
}

/** The locks of this page or worker. */
export const locksHere = (): Locks | undefined =>
  (globalThis as { readonly navigator?: { readonly locks?: Locks } }).navigator?.locks;
