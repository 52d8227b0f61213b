import { existsSync } from "node:fs";
import { isPlan } from "../plans.ts";

/** Names of files that hold specs, scripts, configs or commands. */
const fileName = /\.(json|ya?ml|py|sh|txt|args|cfg)$/i;

/** Whether a word is Python: it calls something, and no file has that name. */
export const isPython = (word: string): boolean =>
  /[A-Za-z_][\w.]*\s*\(/.test(word) && !/^\s*[{[]/.test(word) && !fileName.test(word) && !existsSync(word);

/** Whether a word is flags of a framework, several in one: no flag of ours has a space before its value. */
export const isFlags = (word: string): boolean => /^\s*--[A-Za-z][\w-]*\s/.test(word) && !existsSync(word);

/** Whether a word looks like a file's name. */
export const looksLikeFile = (word: string): boolean =>
  !isPython(word) && !isFlags(word) && (/[\\/]/.test(word) || fileName.test(word));

/** Whether a file's name promises a script or a command, which is never a spec. */
export const isScriptName = (word: string): boolean => /\.(py|sh)$/i.test(word);

/** What a plan may hold; anything else beside `lr` is some framework's config. */
const planFields = [
  "version",
  "$schema",
  "lr",
  "groups",
  "momentum",
  "beta1",
  "beta2",
  "weightDecay",
  "batchSize",
];

/** Whether a value is a spec or a plan of anneal, right or wrong; else it may be a config of a framework. */
export function isOwn(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return "kind" in value || (isPlan(value) && Object.keys(value).every((key) => planFields.includes(key)));
}
