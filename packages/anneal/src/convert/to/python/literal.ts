import { type Argument, type Call, isCall, isDictionary } from "../../call.ts";

/** A number as Python reads it back: the same double. Small ones as people write them, `1e-5`. */
export function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'float("inf")';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const text = Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
  return text.replace("e+", "e");
}

/** A number that is a float also where it is whole: tensors and traced functions take their type from it. */
export const float = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : number(value);

/** How calls are written. */
export interface CallStyle {
  /** The module before a name. */
  readonly prefix?: string;
  /** What stands before the arguments of a call by this name: `"optimizer"`. */
  readonly first?: (name: string) => readonly string[];
  /** Names of parameters that are counts; every other number is a float. Left out: numbers as they are. */
  readonly counts?: RegExp;
  /** How a dictionary is written: `{"a": 1}` (default), or `dict(a=1)`. */
  readonly dictionary?: "braces" | "call";
  /** Names of lists of pairs, which are written as tuples of a count and a float. */
  readonly pairs?: RegExp;
}

/** A piece of source that can be broken into lines at its items. */
type Piece = string | { readonly open: string; readonly items: readonly Item[]; readonly close: string };

interface Item {
  /** `"name="`, or nothing. */
  readonly label: string;
  readonly piece: Piece;
}

/** The length of a line, as Black has it. */
const widest = 88;

const flat = (piece: Piece): string =>
  typeof piece === "string"
    ? piece
    : `${piece.open}${piece.items.map(({ label, piece: inner }) => label + flat(inner)).join(", ")}${piece.close}`;

/** A piece in one line where there is room for it, else with a line for each item. */
function lay(piece: Piece, { indent, used }: { readonly indent: number; readonly used: number }): string {
  const line = flat(piece);
  if (typeof piece === "string" || piece.items.length === 0 || used + line.length <= widest) return line;
  const inner = indent + 4;
  const lines = piece.items.map(({ label, piece: each }) => {
    // A comma follows.
    const used = inner + label.length + 1;
    return `${" ".repeat(inner)}${label}${lay(each, { indent: inner, used })},\n`;
  });
  return `${piece.open}\n${lines.join("")}${" ".repeat(indent)}${piece.close}`;
}

function pieceOf(value: Argument, name: string, style: CallStyle): Piece {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number")
    return style.counts && !style.counts.test(name) ? float(value) : number(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) {
    if (style.pairs?.test(name)) {
      const items = (value as readonly (readonly [number, number])[]).map(([at, level]) => ({
        label: "",
        piece: `(${number(at)}, ${float(level)})`,
      }));
      return { open: "[", items, close: "]" };
    }
    const items = value.map((each) => ({ label: "", piece: pieceOf(each as Argument, name, style) }));
    return { open: "[", items, close: "]" };
  }
  if (isCall(value)) return callPiece(value, style);
  if (isDictionary(value) && typeof value.ref === "string") return value.ref;
  const named = style.dictionary === "call";
  const items = Object.entries(value).map(([key, each]) => {
    const label = named ? `${key}=` : /^-?\d+$/.test(key) ? `${key}: ` : `${JSON.stringify(key)}: `;
    return { label, piece: pieceOf(each, key, style) };
  });
  return named ? { open: "dict(", items, close: ")" } : { open: "{", items, close: "}" };
}

function callPiece({ name, args = [], kwargs = {} }: Call, style: CallStyle): Piece {
  const items: readonly Item[] = [
    ...(style.first?.(name) ?? []).map((piece) => ({ label: "", piece })),
    ...args.map((value) => ({ label: "", piece: pieceOf(value, "", style) })),
    ...Object.entries(kwargs).map(([key, value]) => ({
      label: `${key}=`,
      piece: pieceOf(value, key, style),
    })),
  ];
  return { open: `${style.prefix ?? ""}${name}(`, items, close: ")" };
}

/** An assignment of a call, broken into lines as Black would where it is long. */
export const assigned = (target: string, value: Call, style: CallStyle = {}): string =>
  `${target} = ${lay(callPiece(value, style), { indent: 0, used: target.length + 3 })}`;

/** An assignment of a literal. */
export const assignedLiteral = (target: string, value: Argument, style: CallStyle = {}): string =>
  `${target} = ${lay(pieceOf(value, target, style), { indent: 0, used: target.length + 3 })}`;
