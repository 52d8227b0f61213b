import type { Io } from "../output/io.ts";

/** Shows on standard error how much of a log is read. */
export interface ReadProgress {
  readonly bytes: (read: number) => void;
  /** Takes the line away. */
  readonly close: () => void;
}

export interface ReadProgressOptions {
  readonly name: string;
  /** Milliseconds. */
  readonly now: () => number;
  /** Bytes there are, if that is known. */
  readonly size?: number | undefined;
}

/** Milliseconds before the first line, and between two. */
const [patience, every] = [500, 100];

/** Makes a line that is rewritten on a terminal; elsewhere nothing is shown. */
export function createReadProgress(io: Io, { name, now, size }: ReadProgressOptions): ReadProgress {
  const terminal = io.terminals.err && io.env.TERM !== "dumb";
  let next = now() + patience;
  let shown = false;
  return {
    bytes: (read) => {
      if (!terminal || now() < next) return;
      next = now() + every;
      shown = true;
      const share = size === undefined ? "" : ` of ${megabytes(size)}`;
      io.tell(`\r\x1b[K  reading ${name}: ${megabytes(read)}${share}`);
    },
    close: () => {
      if (shown) io.tell("\r\x1b[K");
      shown = false;
    },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
