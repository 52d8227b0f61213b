export { type ConvertedText, convertText, type TextConversion } from "./convert-text.ts";
export { locate } from "./locate.ts";
export { longestText, read } from "./read.ts";
export type { Found, LeftOut, OpenValue, Place, Reading, ReadOptions } from "./reading.ts";
