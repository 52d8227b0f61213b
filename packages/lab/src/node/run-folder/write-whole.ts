import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { onDisk } from "./disk-error.ts";

/**
 * Writes a file whole or not at all, and for good: into a temporary one beside it, which goes to the disk and then takes
 * its name. The one that was there before stays until then.
 *
 * @throws DiskError in one sentence.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const temporary = `${path}.tmp`;
  onDisk(path, () => {
    const file = openSync(temporary, "w");
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  });
}

/** Makes a new name last. Not every system can do it to a folder. */
function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(folder);
  } catch {
    // Where folders cannot be synchronised, there is nothing more to do.
  } finally {
    closeSync(folder);
  }
}
