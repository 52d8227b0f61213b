/** What is used of a `Worker` of the DOM, whose types a project for Node does not have. Every `Worker` is one. */
export interface WorkerLike {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (type: WorkerEventName, listener: (event: WorkerEvent) => void) => void;
  readonly removeEventListener: (type: WorkerEventName, listener: (event: WorkerEvent) => void) => void;
  readonly terminate: () => void;
}

export type WorkerEventName = "message" | "messageerror" | "error";

/** A `MessageEvent` or an `ErrorEvent`. */
export interface WorkerEvent {
  readonly data?: unknown;
  readonly message?: string;
}
