export type { RunDescription } from "./description.ts";
export { DiskError } from "./disk-error.ts";
export { fingerprintOf } from "./fingerprint.ts";
export type { RunFiles } from "./names.ts";
export {
  createRunFolder,
  type FolderHooks,
  type LoggedRun,
  type RunFolder,
  reopenRunFolder,
} from "./run-folder.ts";
export { writeWhole } from "./write-whole.ts";
