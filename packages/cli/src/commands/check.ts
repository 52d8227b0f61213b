import { type Compiler, check as checkSpec, inspectPlan, type Problem, type RunFacts } from "anneal";
import { formatSteps } from "anneal/describe";
import { layerOf, SpecProblems, warningOf, withoutRootNames, withRateFlags } from "../input/layers.ts";
import { isPlan, withHints } from "../input/plans.ts";
import { horizonOf, readRunFacts, saysLength } from "../input/run-facts.ts";
import { readSources, type Source } from "../input/sources.ts";
import { createPen } from "../output/look.ts";
import { tellProblems, withCommas } from "../output/messages.ts";
import { printable } from "../output/text-width.ts";
import { UsageError } from "../output/usage-error.ts";
import { type Context, lookFor, type Options, tellForeign, tellRun } from "./context.ts";

type Warning = ReturnType<typeof checkSpec>["warnings"][number];

/** What came of checking one spec. */
interface Verdict {
  readonly name: string;
  /** It was built from flags. */
  readonly short?: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /** Updates of the run; absent when it is not known, and only the form was checked. */
  readonly steps?: number;
  readonly says?: readonly string[];
}

/** `anneal check`: every mistake of specs, and what is legal but usually wrong. */
export async function check(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io, forms, compiler } = context;
  const facts = readRunFacts(options);
  const sources = await readSources(words, { io, forms, options });
  const verdicts = sources.map((source) => judge(source, facts, compiler));
  tellForeign(sources, io);
  tellRun(
    verdicts.map(({ says = [] }) => ({ says })),
    io,
  );
  for (const { name, problems } of verdicts) {
    if (problems.length > 0) tellProblems(io, problems, sources.length > 1 ? name : undefined);
  }
  if (options.json === true) await io.write(`${JSON.stringify(verdicts.map(asJson), null, 2)}\n`);
  else await io.write(verdicts.flatMap((verdict) => verdictLines(verdict, options, context)).join(""));
  if (verdicts.some((verdict) => verdict.problems.length > 0)) return 2;
  return options.strict === true && verdicts.some((verdict) => verdict.warnings.length > 0) ? 1 : 0;
}

function judge(source: Source, facts: RunFacts, compiler: Compiler): Verdict {
  const { name } = source;
  if (isPlan(source.spec)) return judgePlan(source, facts, compiler);
  try {
    const { spec, horizon, says } = layerOf(source, facts, compiler);
    return {
      name,
      short: source.form !== undefined,
      problems: [],
      warnings: checkSpec(spec, horizon, compiler).warnings,
      steps: horizon.steps,
      says,
    };
  } catch (error) {
    if (error instanceof SpecProblems) return { name, problems: error.problems, warnings: [] };
    if (error instanceof UsageError && Object.keys(facts).length === 0) {
      return {
        name,
        problems: withHints(compiler.inspect(withoutRootNames(source.spec as never)).problems),
        warnings: [],
      };
    }
    throw error;
  }
}

/** A plan has no warnings, and no length of its own. */
function judgePlan({ name, spec }: Source, facts: RunFacts, compiler: Compiler): Verdict {
  const run = saysLength(facts) ? horizonOf(facts) : undefined;
  const { problems } = inspectPlan(spec, run?.horizon, compiler);
  return {
    name,
    problems: withHints(problems).map(withRateFlags),
    warnings: [],
    steps: run?.horizon.steps,
    says: run?.says,
  };
}

function verdictLines(verdict: Verdict, options: Options, { io }: Context): readonly string[] {
  const { problems, warnings, steps } = verdict;
  const name = printable(verdict.name);
  if (problems.length > 0) return [];
  const pen = createPen(lookFor(options, io).color);
  const run = steps === undefined ? "" : `, ${formatSteps(steps)} ${steps === 1 ? "step" : "steps"}`;
  const count =
    warnings.length === 0
      ? "no warnings"
      : `${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}`;
  const lines = warnings.map(
    ({ message }) => `${pen.warn("!")} ${printable(withCommas(warningOf(message, verdict)))}\n`,
  );
  if (steps === undefined) {
    return [
      `${pen.ok("✓")} ${name}: no mistakes in its form\n`,
      `  → ${pen.dim("add --steps to check how its lengths add up")}\n`,
    ];
  }
  return [...lines, `${pen.ok("✓")} ${name}: no mistakes, ${count}${run}\n`];
}

const asJson = ({ name, problems, warnings, steps }: Verdict): object => ({
  name,
  ok: problems.length === 0,
  steps: steps ?? null,
  problems,
  warnings,
});
