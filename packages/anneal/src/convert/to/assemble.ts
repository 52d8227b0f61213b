import type { Spec } from "../../schedules/index.ts";
import type { Control } from "../converted.ts";
import type { Format, Target } from "./exported.ts";

/** The extension of a file in each format. */
export const extensions: { readonly [F in Format]: string } = {
  python: "py",
  arguments: "py",
  json: "json",
  yaml: "yaml",
  flags: "sh",
};

/** What the first lines of an export say of it. */
export interface Heading {
  readonly target: Target;
  readonly steps: number;
  readonly spec: Spec;
  /** How: the scheduler by name, or what takes the function. */
  readonly way: string;
  /** What reacts to the run, in place of a schedule. */
  readonly control?: Control;
}

/** Longer specs are named by their kinds. */
const longest = 200;

/** Two comments: whence it comes, and the spec. */
export function heading({ target, steps, spec, way, control }: Heading): string {
  if (control) {
    const options = JSON.stringify(control.options);
    const what = options.length <= longest ? options : control.kind;
    return `# Written by anneal for ${target}: ${way}.\n# Controller: ${what}`;
  }
  const json = JSON.stringify(spec);
  const what = json.length <= longest ? json : kindsOf(spec);
  const to = target === "python" ? "" : ` for ${target}`;
  return `# Written by anneal${to}, exact for ${steps} ${steps === 1 ? "step" : "steps"}: ${way}.\n# Spec: ${what}`;
}

/** The kinds of a spec: `sequence of linear, constant, cosine`. */
function kindsOf(spec: Spec): string {
  if (!("of" in spec)) return spec.kind;
  const inner = Array.isArray(spec.of) ? (spec.of as readonly Spec[]) : [spec.of as Spec];
  const kinds = inner.map(shapeOf);
  const shown = kinds.length > 8 ? [...kinds.slice(0, 8), `${kinds.length - 8} more`] : kinds;
  return `${spec.kind} of ${shown.join(", ")}`;
}

/** The kind of a part; of a piece or a multiple of a curve, that of the curve. */
const shapeOf = (spec: Spec): string =>
  spec.kind === "slice" || spec.kind === "scale" ? shapeOf(spec.of) : spec.kind;

/** Source with its imports: those of the standard library first, as isort has it. */
export interface Source {
  /** Comments on top; a format without comments has none. */
  readonly heading: string;
  readonly standard?: readonly string[];
  readonly imports?: readonly string[];
  /** Parts of the source, two empty lines between them. */
  readonly parts: readonly string[];
}

/** `import a` before `from a import b`, and each by the alphabet. */
const byModule = (a: string, b: string): number => {
  const [first, second] = [a, b].map(
    (line) => (line.startsWith("from ") ? 1 : 0) + line.replace(/^\w+ /, ""),
  );
  return first < second ? -1 : first > second ? 1 : 0;
};

/** A whole text, ready to paste. */
export function assemble({ heading: top, standard = [], imports = [], parts }: Source): string {
  const present = parts.filter((part) => part !== "");
  const sorted = [standard, imports].map((group) => [...group].sort(byModule));
  const groups = sorted.filter((group) => group.length > 0).map((group) => group.join("\n"));
  const defines = /^(def|class|@)/.test(present[0] ?? "");
  const head = groups.join("\n\n");
  const body = present.join("\n\n\n");
  const whole = head === "" ? body : `${head}${defines ? "\n\n\n" : "\n\n"}${body}`;
  const lead = top === "" ? "" : head === "" && defines ? `${top}\n\n\n` : `${top}\n`;
  return `${lead}${whole}\n`;
}
