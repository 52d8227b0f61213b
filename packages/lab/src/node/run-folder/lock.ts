import { randomBytes } from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { LabError } from "../../errors.ts";
import { onDisk } from "./disk-error.ts";

/** Who uses a folder. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When that process began, as the system counts it: a number can be given to another process later. */
  readonly born?: string;
}

/** A folder that this process alone may write to. */
export interface Lock {
  readonly release: () => void;
}

/**
 * Takes a folder for this process. A lock whose process is no more, as after `kill -9`, is taken over.
 *
 * @throws LabError when another process uses it.
 */
export function lockFolder(folder: string): Lock {
  const path = join(folder, "lock");
  const own = join(folder, `lock.${process.pid}.${randomBytes(4).toString("hex")}`);
  const text = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    born: bornOf(process.pid),
  } satisfies Owner);
  onDisk(path, () => writeFileSync(own, text));
  try {
    // A link is made whole or not at all, and never over a file that is there.
    for (let tries = 0; ; tries++) {
      if (tryLink(own, path)) break;
      const there = read(path);
      const owner = there === undefined ? undefined : ownerIn(there);
      if (tries > 9 || (owner !== undefined && isAlive(owner))) throw inUse(folder, owner);
      removeStale(path, there, own);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return {
    release: () => {
      if (read(path) === text) rmSync(path, { force: true });
    },
  };
}

function inUse(folder: string, owner: Owner | undefined): LabError {
  const who = owner === undefined ? "another process" : `process ${owner.pid}`;
  const elsewhere = owner !== undefined && owner.host !== hostname();
  return new LabError(
    `${folder} is in use by ${who}${elsewhere ? ` on ${owner.host}` : ""}`,
    elsewhere
      ? `if it is no longer running, remove ${join(folder, "lock")}`
      : "wait for it, or write to another folder",
  );
}

function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    return tryCopy(own, path);
  }
}

/** Where the file system has no links. */
function tryCopy(own: string, path: string): boolean {
  if (existsSync(path)) return false;
  onDisk(path, () => copyFileSync(own, path, constants.COPYFILE_EXCL));
  return true;
}

/** Moves a stale lock out of the way; when it was another's fresh one after all, that one is put back. */
function removeStale(path: string, stale: string | undefined, own: string): void {
  const aside = `${own}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== stale) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function ownerIn(text: string): Owner | undefined {
  try {
    const found = JSON.parse(text) as Partial<Owner> | null;
    return typeof found?.pid === "number" && typeof found.host === "string" ? (found as Owner) : undefined;
  } catch {
    return undefined;
  }
}

/** A process of another machine cannot be looked at: it counts as alive. */
function isAlive({ pid, host, born }: Owner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const now = bornOf(pid);
  return born === undefined || now === undefined || born === now;
}

/** When a process began: the 22nd field of /proc/<pid>/stat, where there is one. One that only waits to be buried has ended. */
function bornOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The second field, the name, is in brackets and may have spaces and brackets in it.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields?.[0] === "Z" ? "ended" : fields?.[19];
}
