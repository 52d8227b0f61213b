export { type ConvertedText, convertText, type TextConversion } from "./convert-text.ts";
export { locate } from "./locate.ts";
export { type Epochs, notPerEpoch, type PerEpoch, perEpoch } from "./per-epoch.ts";
export { plainYaml } from "./plain-yaml.ts";
export { longestText, read } from "./read.ts";
export type { Found, LeftOut, OpenValue, Place, Reading, ReadOptions } from "./reading.ts";
