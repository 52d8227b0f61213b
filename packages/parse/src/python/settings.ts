import { mmengineOf } from "./mmengine.ts";
import type { Candidate, Script } from "./script.ts";

/** Schedulers that a text only sets, in the way of config files: by assignments that a trainer reads. */
export function settingsOf(script: Script): readonly Candidate[] {
  const { from = "auto" } = script.options;
  return from === "auto" || from === "mmengine" ? mmengineOf(script) : [];
}
