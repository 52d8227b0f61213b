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
}

/**
 * A self-contained function of the step in Python. What has no short formula (noise, smooth knots, numbers too large for
 * Python) becomes a list of values, one for each step of the run.
 */
export function pythonFunction(spec: Spec, options: FunctionOptions): PythonFunction {
  const page = write(spec, options);
  const short = page.short ? page : write(sampled(spec, options.steps), options);
  const lists = short.lists.map(({ name, values }) => listText(name, values, short.words.list));
  const says = `    """The LR of an update: step 0 is the first."""`;
  const body = `def ${options.name ?? "lr"}(step):\n${says}\n${short.lines.join("\n")}`;
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
