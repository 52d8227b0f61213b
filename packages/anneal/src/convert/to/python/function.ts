import { compile } from "../../../compile/index.ts";
import { type Spec, tableOf } from "../../../schedules/index.ts";
import { atom } from "./expression.ts";
import { createPage, line, listText, type Page, type Time } from "./page.ts";
import { part } from "./part.ts";
import { statements } from "./statements.ts";
import { type Dialect, words } from "./words.ts";

/** A function of the step in Python, in pieces. */
export interface PythonFunction {
  /** The lines that import what it uses, of Python itself and of others. */
  readonly standard: readonly string[];
  readonly imports: readonly string[];
  /** Its lists of numbers, and itself. */
  readonly source: string;
}

/** What an exported function is written for. */
export interface FunctionOptions {
  readonly steps: number;
  readonly dialect: Dialect;
  /** Its name. Default `"lr"`. */
  readonly name?: string;
  /** What it gives, for its first line. Default `"The LR"`. */
  readonly says?: string;
}

/**
 * A self-contained function of the step in Python. What has no short formula (noise, smooth knots, numbers too large for
 * Python) becomes a list of values, one for each step of the run.
 */
export function pythonFunction(spec: Spec, options: FunctionOptions): PythonFunction {
  const page = write(spec, options);
  const short = page.short ? page : write(sampled(spec, options.steps), options);
  const { name = "lr", says = "The LR" } = options;
  // Functions that stand side by side have lists of their own.
  const prefix = name === "lr" || name === "schedule" || name === "get_lr" ? "" : `${name.toUpperCase()}_`;
  const lists = short.lists.map((each) => listText(prefix + each.name, each.values, short.words.list));
  const own = short.lists.map((each) => new RegExp(`\\b${each.name}\\b`, "g"));
  const lines = own.reduce((text, list) => text.replace(list, `${prefix}$&`), short.lines.join("\n"));
  const body = `def ${name}(step):\n    """${says} of an update: step 0 is the first."""\n${lines}`;
  const source = [...(lists.length > 0 ? [lists.join("\n")] : []), body].join("\n\n\n");
  const imports = short.words.imports(source);
  const isStandard = (line: string): boolean => /^(import math|from bisect )/.test(line);
  return {
    standard: imports.filter(isStandard),
    imports: imports.filter((line) => !isStandard(line)),
    source,
  };
}

function write(spec: Spec, { steps, dialect }: FunctionOptions): Page {
  const page = createPage(steps, words[dialect]);
  const t: Time = { at: atom("step"), whole: true };
  if (dialect === "math") statements({ spec, t, finish: (value) => value, until: Infinity }, page);
  else line(page, `return ${part(spec, t, page).text}`);
  return page;
}

/** The values of a spec, one for each step of the run. */
function sampled(spec: Spec, steps: number): Spec {
  const { at } = compile(spec, { steps });
  return tableOf(Float64Array.from({ length: steps }, (_, step) => at(step)));
}
