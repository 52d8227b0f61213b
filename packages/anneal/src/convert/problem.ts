import { problem as plainProblem } from "../errors/index.ts";

type Inputs = Parameters<typeof plainProblem>;

/**
 * A mistake whose received value may be an expression of another language, which is kept and never evaluated: it is shown
 * as it is written. Every other value is shown as `problem` of `anneal` shows it.
 *
 * @example problem("type", "StepLR.step_size", "a number", { ref: "len(data)" }).message; // "StepLR.step_size: expected a number, received len(data)"
 */
export function problem(...inputs: Inputs): ReturnType<typeof plainProblem> {
  const found = plainProblem(...inputs);
  const written = asWritten(inputs[3]);
  if (written === undefined) return found;
  const received = found.received.replace("an object", () => written);
  return {
    ...found,
    received,
    message: found.message.replace("received an object", () => `received ${written}`),
  };
}

const cut = (text: string): string => (text.length > 50 ? `${text.slice(0, 50)}…` : text);

/** A name (`{ ref: "len(data)" }`) or a call (`{ name: "int", args: [] }`) as written; nothing for any other value. */
function asWritten(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  const { ref, name } = value as { readonly ref?: unknown; readonly name?: unknown };
  if (keys.length === 1 && typeof ref === "string") return cut(ref.replace(/\s+/g, " "));
  const isCall = typeof name === "string" && keys.every((key) => /^(name|args|kwargs)$/.test(key));
  return isCall && keys.length > 1 ? `${cut(name)}(…)` : undefined;
}
