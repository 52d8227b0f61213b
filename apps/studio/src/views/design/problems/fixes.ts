import { type AnySpec, type Horizon, type Problem, toSteps } from "anneal";
import { formatShare, formatSteps } from "anneal/describe";
import { unitOf, writeLength } from "../../../workspace/lengths.ts";
import { getAt, keyNamed, pathOf, setAt } from "../../../workspace/path.ts";

/** A way out of a problem: what its button says, and the spec after it. */
export interface Fix {
  readonly name: string;
  readonly spec: AnySpec;
}

/** A problem in plain words, at the field it belongs to. */
export interface PlainProblem {
  readonly problem: Problem;
  /** The field: `of[2].over`; `""` is the whole spec. */
  readonly key: string;
  /** Over the chart: what does not hold. */
  readonly title: string;
  /** Behind the title. */
  readonly detail: string;
  /** Under the field. */
  readonly says: string;
  readonly fixes: readonly Fix[];
  /** The rate that the horizon lacks. */
  readonly asksFor?: "stepsPerEpoch" | "samplesPerStep" | "tokensPerStep";
}

/** What is told of a spec's problems, and what can be done about each. */
export const plainProblems = (
  problems: readonly Problem[],
  spec: AnySpec,
  horizon: Horizon,
): readonly PlainProblem[] =>
  problems.map((problem) => {
    const key = keyNamed(problem.path) ?? "";
    const told = problem.code === "room" ? roomProblem(problem, key, { spec, horizon }) : undefined;
    return { problem, key, ...(told ?? anyProblem(problem, key, spec)) };
  });

type Told = Omit<PlainProblem, "problem" | "key">;

/** A length that does not fit into the steps that are left. */
function roomProblem(
  problem: Problem,
  key: string,
  { spec, horizon }: { readonly spec: AnySpec; readonly horizon: Horizon },
): Told | undefined {
  const left = Number(/^at most ([\d.e+-]+) steps?$/.exec(problem.expected)?.[1]);
  const written = getAt(spec, pathOf(key));
  const asked = stepsIn(written, horizon);
  if (!Number.isFinite(left) || asked === undefined) return undefined;
  const room = Math.floor(left);
  const fit = writeLength(room, written, horizon);
  const isShare = unitOf(written) === "%";
  const use: Fix[] = [];
  if (room > 0) {
    const share = isShare ? ` (${fit})` : ` (${formatShare(room / horizon.steps)})`;
    use.push({ name: `Use ${counted(room)}${share}`, spec: setAt(spec, pathOf(key), fit) });
  }
  if (!JSON.stringify(spec).includes('"rest"'))
    use.push({ name: "Use rest", spec: setAt(spec, pathOf(key), "rest") });
  const what = typeof written === "number" ? "this" : String(written);
  return {
    title: `The ${partName(spec, key)} does not fit.`,
    detail: `It asks for ${counted(asked)}; ${formatSteps(left)} ${left === 1 ? "is" : "are"} left.`,
    says: `At most ${counted(left)} ${left === 1 ? "is" : "are"} left here; ${what} is ${counted(asked)}.`,
    fixes: use,
  };
}

function stepsIn(written: unknown, horizon: Horizon): number | undefined {
  try {
    return toSteps(written as number, horizon);
  } catch {
    return undefined;
  }
}

const counted = (steps: number): string => `${formatSteps(steps)} ${steps === 1 ? "step" : "steps"}`;

/** What a part is for, as far as its levels say: a schedule that is not valid has no phases. */
function partName(spec: AnySpec, key: string): string {
  const part = getAt(spec, pathOf(key).slice(0, -1)) as Record<string, unknown> | undefined;
  const [from, to] = [part?.from, part?.to];
  if (part?.kind === "constant") return "hold";
  if (typeof to === "number" && (from === undefined || (typeof from === "number" && from < to)))
    return "warmup";
  return typeof from === "number" && typeof to === "number" && from > to ? "cooldown" : "part";
}

const rates = /^horizon\.(stepsPerEpoch|samplesPerStep|tokensPerStep) to be given$/;

function anyProblem(problem: Problem, key: string, spec: AnySpec): Told {
  const { code, expected, received, suggestion } = problem;
  const rate = rates.exec(expected)?.[1] as PlainProblem["asksFor"];
  if (rate !== undefined) {
    const unit = {
      stepsPerEpoch: "steps per epoch",
      samplesPerStep: "samples per step",
      tokensPerStep: "tokens per step",
    };
    return {
      title: "A length has no size yet.",
      detail: `${received.replace(/"/g, "")} needs the ${unit[rate]} of the run.`,
      says: `This run has no ${unit[rate]} yet.`,
      fixes: [],
      asksFor: rate,
    };
  }
  const field = key === "" ? "the spec" : `“${key}”`;
  if (code === "unknown" && received.replace(/"/g, "") === String(pathOf(key).at(-1))) {
    return {
      title: "A field is not known.",
      detail: `${field} has no meaning here.`,
      says: `${pathOf(key).at(-1)} is no field here. It can be ${expected}.`,
      fixes: [
        ...suggested(suggestion, spec, key, true),
        { name: `Remove ${pathOf(key).at(-1)}`, spec: setAt(spec, pathOf(key), undefined) },
      ],
    };
  }
  const said = `Expected ${expected.length > 90 ? "another word" : expected}, received ${received}.`;
  return {
    title: "The spec has a mistake.",
    detail: `At ${field}: ${said[0].toLowerCase()}${said.slice(1)}`,
    says: said,
    fixes: suggested(suggestion, spec, key, false),
  };
}

/** `did you mean "cosine"?` and `write "5%"` as buttons. */
function suggested(suggestion: string | undefined, spec: AnySpec, key: string, isName: boolean): Fix[] {
  const word = /^(?:did you mean|write) "([^"]+)"/.exec(suggestion ?? "")?.[1];
  if (word === undefined) return [];
  const path = pathOf(key);
  if (!isName) return [{ name: `Use ${word}`, spec: setAt(spec, path, word) }];
  const moved = setAt(setAt(spec, path, undefined), [...path.slice(0, -1), word], getAt(spec, path));
  return [{ name: `Use ${word}`, spec: moved }];
}
