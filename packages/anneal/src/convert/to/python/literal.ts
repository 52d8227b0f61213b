import { type Argument, type Call, isCall, isDictionary } from "../../call.ts";

/** A number as Python reads it back: the same double. */
export function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'float("inf")';
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(value).replace("e+", "e");
}

/** How calls are written: the module before a name, and what stands before the arguments. */
export interface CallStyle {
  readonly prefix: string;
  readonly first?: string;
}

/** An argument as Python source. */
function literal(value: Argument, style: CallStyle): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, style)).join(", ")}]`;
  if (isCall(value)) return callText(value, style);
  if (isDictionary(value) && typeof value.ref === "string") return value.ref;
  const entries = Object.entries(value).map(([key, each]) => {
    const name = /^-?\d+$/.test(key) ? key : JSON.stringify(key);
    return `${name}: ${literal(each, style)}`;
  });
  return `{${entries.join(", ")}}`;
}

/** A call as Python source, broken into lines where it is long. */
export function callText({ name, args = [], kwargs = {} }: Call, style: CallStyle): string {
  const given = [
    ...(style.first ? [style.first] : []),
    ...args.map((value) => literal(value, style)),
    ...Object.entries(kwargs).map(([key, value]) => `${key}=${literal(value, style)}`),
  ];
  const line = `${style.prefix}${name}(${given.join(", ")})`;
  if (line.length <= 88 && !line.includes("\n")) return line;
  const inner = given.map((each) => `    ${each.replaceAll("\n", "\n    ")},`).join("\n");
  return `${style.prefix}${name}(\n${inner}\n)`;
}
