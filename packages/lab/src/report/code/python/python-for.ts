import { type AnyKind, allKinds, type Curve, compile, createCompiler, type Spec } from "anneal";
import { formatSteps } from "anneal/describe";
import * as combinators from "./combinators.ts";
import * as levels from "./levels.ts";
import { indented, type Made, NoClosedForm, type Node, returnLines, type Scope } from "./node.ts";
import { noise } from "./noise.ts";
import * as ramps from "./ramps.ts";
import { list, name } from "./terms.ts";

/** A function of a spec whose lengths are in steps and whose defaults are filled in. */
type Emitter = (spec: never, made: Made) => Node;

const { linear, cosine, polynomial, tanh, log, rex, exponential, power, constant } = ramps;
const { steps, table, knots } = levels;
const { sequence, slice, repeat, stairs, scale, clamp, sum, product, max, min } = combinators;

const emitters: { readonly [K in Spec["kind"]]: Emitter } = {
  linear,
  cosine,
  polynomial,
  tanh,
  log,
  rex,
  exponential,
  power,
  constant,
  steps,
  knots,
  table,
  sequence,
  slice,
  repeat,
  stairs,
  scale,
  clamp,
  sum,
  product,
  max,
  min,
  noise,
};

/** Where no closed form can be written, at most so many values are listed. */
const mostListed = 20_000;

/** A module in two pieces, so that other code can stand between or after them. */
export interface PythonModule {
  /** Import statements, one a line. */
  readonly imports: readonly string[];
  /** Constants and functions; the last one is `lr`. */
  readonly body: string;
}

/**
 * A function `lr(step)` in Python that gives what the compiled spec gives at every step, to within 1e-12, and needs
 * nothing but the standard library. Each part is a closed form; a schedule that has none becomes a list of its values,
 * and a very long one reads them from `schedule.csv`.
 *
 * @throws AnnealError with every mistake of the spec.
 */
export function pythonFor(spec: Spec, run: number): PythonModule {
  const curve = compile(spec, { steps: run });
  const about = `"""Learning rate of update \`step\`, counted from 0; the run has ${formatSteps(run)}."""`;
  try {
    return closedForm(spec, run, about);
  } catch (error) {
    if (!(error instanceof NoClosedForm)) throw error;
    return { imports: [], body: listed(curve, run, about) };
  }
}

function closedForm(spec: Spec, run: number, about: string): PythonModule {
  const { scope, imports, helpers } = createScope();
  const nodes = new Map<unknown, Node>();
  const kinds = Object.values(allKinds).map((kind) =>
    emitting(kind as unknown as AnyKind, { nodes, scope, run }),
  );
  const node = nodes.get(createCompiler(kinds)(spec, { steps: run }).at) as Node;
  const body = node.lines?.("step") ?? returnLines(node, name("step"), { variable: "t", scope });
  const main = ["def lr(step):", ...indented([about, ...body])].join("\n");
  return { imports: imports(), body: [...helpers(), main].join("\n\n") };
}

interface Work {
  /** What each compiled part became, by its function. */
  readonly nodes: Map<unknown, Node>;
  readonly scope: Scope;
  readonly run: number;
}

/** A kind that compiles as ever and also notes what it is in Python: so lengths are resolved in one place only. */
function emitting(kind: AnyKind, { nodes, scope, run }: Work): AnyKind {
  const emit = emitters[kind.kind as Spec["kind"]];
  return {
    kind: kind.kind,
    says: kind.says,
    fields: kind.fields,
    compile: (spec, context) => {
      const children = new Map<string, Curve>();
      const drawn = kind.compile(spec, {
        ...context,
        compile: (child, field, room) => {
          const curve = context.compile(child, field, room);
          children.set(field, curve);
          return curve;
        },
      });
      const child = (field: string): Node => nodes.get(children.get(field)?.at) as Node;
      if (isHuge(drawn.at, run)) throw new NoClosedForm("numbers that Python's floats refuse");
      nodes.set(drawn.at, emit(spec as never, { drawn, child, scope, steps: run }));
      return drawn;
    },
  };
}

/** Python raises an error where JavaScript gives Infinity, which anneal turns into the largest number. */
const isHuge = (at: (step: number) => number, run: number): boolean =>
  [0, run / 2, run].some((step) => Math.abs(at(step)) > 1e150);

interface Written {
  readonly scope: Scope;
  readonly imports: () => readonly string[];
  readonly helpers: () => readonly string[];
}

function createScope(): Written {
  const used = new Map<string, Set<string>>();
  const pieces = new Set<string>();
  const functions: string[] = [];
  const names = new Map<Node, string>();
  const scope: Scope = {
    use: (module, item) => {
      used.set(module, (used.get(module) ?? new Set()).add(item));
      return item;
    },
    preamble: (lines) => pieces.add(lines),
    define: (node) => {
      const known = names.get(node);
      if (known !== undefined) return known;
      const body = indented(node.lines?.("x") ?? []);
      const own = `part${names.size + 1}`;
      names.set(node, own);
      functions.push([`def ${own}(x):`, ...body].join("\n"));
      return own;
    },
  };
  const imports = (): readonly string[] =>
    [...used].sort().map(([module, items]) => `from ${module} import ${[...items].sort().join(", ")}`);
  return { scope, imports, helpers: () => [...pieces, ...functions] };
}

/** The values themselves. */
function listed({ at }: Curve, run: number, about: string): string {
  const main = ["def lr(step):", ...indented([about, `return values[min(int(step), ${run - 1})]`])].join(
    "\n",
  );
  if (run > mostListed) {
    const read = [
      'with open("schedule.csv") as rows:',
      '    values = [float(row.split(",")[1]) for row in list(rows)[1:]]',
    ];
    return `${read.join("\n")}\n\n${main}`;
  }
  const values = Array.from({ length: run }, (_, step) => at(step));
  return `${list("values", values).join("\n")}\n\n${main}`;
}
