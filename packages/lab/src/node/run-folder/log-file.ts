import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { LabError } from "../../errors.ts";
import { onDisk } from "./disk-error.ts";

/** A file that only grows. What is added is kept in memory until it is flushed. */
export interface LogFile {
  readonly add: (piece: string | Uint8Array) => void;
  /** Hands everything to the operating system: it stays when this process is killed. */
  readonly flush: () => void;
  /** Also waits for the disk; gives the length of the file. */
  readonly sync: () => number;
  readonly close: () => void;
}

/** Flushed on its own when it holds so many bytes. */
const mostHeld = 1 << 20;

/**
 * Opens a log for writing at `offset`: what stands there after it, as a line cut in two, is cut off.
 *
 * @throws LabError when the file is shorter than that; DiskError when it cannot be written.
 */
export function openLogFile(path: string, offset: number): LogFile {
  const file = onDisk(path, () => openSync(path, offset === 0 ? "w" : "r+"));
  let end = offset;
  if (offset > 0) {
    const { size } = fstatSync(file);
    if (size < offset) {
      closeSync(file);
      throw new LabError(
        `${path}: expected at least ${offset} bytes, as its checkpoint says, received ${size}`,
      );
    }
    onDisk(path, () => ftruncateSync(file, offset));
  }
  let held: Uint8Array[] = [];
  let size = 0;
  let text = "";
  const flush = (): void => {
    if (text !== "") held.push(Buffer.from(text));
    const bytes = held.length === 1 ? held[0] : Buffer.concat(held);
    [held, size, text] = [[], 0, ""];
    for (let done = 0; done < bytes.length; ) {
      const written = onDisk(path, () => writeSync(file, bytes, done, bytes.length - done, end));
      done += written;
      end += written;
    }
  };
  return {
    add: (piece) => {
      size += piece.length;
      if (typeof piece === "string") text += piece;
      else held.push(piece);
      if (size > mostHeld) flush();
    },
    flush,
    sync: () => {
      flush();
      onDisk(path, () => fsyncSync(file));
      return end;
    },
    close: () => closeSync(file),
  };
}
