export type { Checkpoint } from "./checkpoint.ts";
export { type Crc32c, createCrc32c } from "./crc32c.ts";
export { readCheckpoint } from "./decode.ts";
export { writeCheckpoint } from "./encode.ts";
