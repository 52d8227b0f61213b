export type { RunDescription } from "./description.ts";
export { DiskError, onDisk } from "./disk-error.ts";
export { fingerprintOf } from "./fingerprint.ts";
export { type Lock, lockFolder } from "./lock.ts";
export { type LogFile, openLogFile } from "./log-file.ts";
export type { RunFiles } from "./names.ts";
export { type ReadCheckpoint, readCheckpointTask, readInit } from "./read-init.ts";
export {
  createRunFolder,
  type FolderHooks,
  type LoggedRun,
  type RunFolder,
  reopenRunFolder,
} from "./run-folder.ts";
export type { RunSummary } from "./summary.ts";
export { writeWhole } from "./write-whole.ts";
