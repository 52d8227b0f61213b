import { LabError } from "../../errors.ts";

const reasons: { readonly [code: string]: string } = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be too large",
  ENAMETOOLONG: "the name is too long",
  ENOTDIR: "its folder is a file",
  EIO: "the disk failed",
};

/** Nothing more can be written; what was there stays. */
export class DiskError extends LabError {}

/** Does something with the disk; an error of the file system becomes one sentence that names the file. */
export function onDisk<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    const hint = code === "ENOSPC" || code === "EDQUOT" ? "free some space, then resume the run" : undefined;
    throw new DiskError(`${path}: cannot be written: ${reasons[code] ?? code}`, hint);
  }
}
