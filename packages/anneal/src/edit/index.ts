export { type BranchOptions, branch } from "./branch.ts";
export type { Edited, EditOptions } from "./edited.ts";
export { type ExtendOptions, extend } from "./extend.ts";
export { pin } from "./pin.ts";
export { rescale } from "./rescale.ts";
export { type RewarmOptions, rewarm } from "./rewarm.ts";
