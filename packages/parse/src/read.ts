import { readConfig } from "./configs/index.ts";
import { readPython } from "./python/read.ts";
import type { Reading, ReadOptions } from "./reading.ts";

/** Reads the schedulers in a text. */
export function read(text: string, options: ReadOptions = {}): Reading {
  return readConfig(text, options) ?? readPython(text, options);
}
