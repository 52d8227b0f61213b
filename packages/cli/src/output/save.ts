import { randomBytes } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { UsageError } from "./usage-error.ts";

/** What goes into a file: all at once, or piece by piece. */
export type Content = string | Uint8Array | Iterable<string>;

/**
 * Writes a file whole or not at all: into a temporary one beside it, which then takes its name.
 *
 * @throws UsageError when the folder does not exist, may not be written to, or the name is that of a folder.
 */
export async function saveFile(path: string, content: Content): Promise<void> {
  const folder = dirname(path);
  if (!existsSync(folder))
    throw new UsageError(`${path}: no folder ${JSON.stringify(folder)}`, "make it first");
  const there = existsSync(path) ? statSync(path) : undefined;
  if (there?.isDirectory()) throw new UsageError(`${path}: expected a file name, received a folder`);
  const whole = there === undefined || there.isFile();
  const target = whole ? join(folder, `.${basename(path)}.${randomBytes(4).toString("hex")}.tmp`) : path;
  const forget = whole ? removeWhenInterrupted(target) : () => {};
  try {
    const file = await open(target, whole ? "wx" : "w", there?.mode);
    try {
      await writeAll(file, content);
    } finally {
      await file.close();
    }
    if (whole) await rename(target, path);
  } catch (error) {
    if (whole) await rm(target, { force: true });
    throw writable(error, path);
  } finally {
    forget();
  }
}

const interrupts = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Removes a temporary file when this process is told to end, and lets it end; gives what stops that. */
function removeWhenInterrupted(path: string): () => void {
  const stop = (): void => {
    for (const signal of interrupts) process.off(signal, onSignal);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    rmSync(path, { force: true });
    stop();
    process.kill(process.pid, signal);
  };
  for (const signal of interrupts) process.on(signal, onSignal);
  return stop;
}

async function writeAll(file: FileHandle, content: Content): Promise<void> {
  if (typeof content === "string" || content instanceof Uint8Array) return await file.writeFile(content);
  for (const piece of content) {
    await file.write(piece);
    // Signals are heard only between turns of the event loop.
    await nextTurn();
  }
}

const reasons: { readonly [code: string]: string } = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
  ENOTDIR: "its folder is a file",
  EEXIST: "it is a file",
};

/** An error of the file system while writing as one sentence; another error as it is. */
export function writable(error: unknown, name: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new UsageError(`${name}: cannot be written: ${reasons[code] ?? code}`);
}
