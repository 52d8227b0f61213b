import type { RunFacts } from "anneal";
import { formatSteps } from "anneal/describe";
import { type Grouped, groupSources, nameOfGrouped } from "../../input/group-sources.ts";
import { type Layer, layerOf } from "../../input/layers.ts";
import { readRunFacts, saysLength } from "../../input/run-facts.ts";
import { readSources } from "../../input/sources.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Context, Options } from "../context.ts";

/** One of two schedules that are compared: a layer for each of its parameter groups. */
export interface Side {
  /** `A` or `B`. */
  readonly letter: string;
  readonly name: string;
  readonly layers: readonly Layer[];
}

/** Two sides over one run, and how its length was found. */
export interface Sides {
  readonly a: Side;
  readonly b: Side;
  readonly steps: number;
  readonly says: readonly string[];
}

/**
 * The two schedules that the words name, both compiled for one run: that of the flags, else the longer of their own.
 *
 * @throws UsageError unless there are two.
 */
export async function readSides(
  words: readonly string[],
  options: Options,
  context: Context,
): Promise<Sides> {
  const { io, forms, compiler } = context;
  if (words.length === 0) throw wrongCount(0);
  const sources = await readSources(words, { io, forms, options, twice: true });
  const grouped = groupSources(sources);
  if (grouped.length !== 2) throw wrongCount(grouped.length, grouped);
  const facts = readRunFacts(options);
  const { steps, says } = runOf(grouped, facts, context);
  const [a, b] = grouped.map((group, i): Side => {
    const layers = group.map((source) =>
      layerOf(source, steps === undefined ? facts : { ...facts, ...steps }, compiler),
    );
    return { letter: "AB"[i], name: nameOfGrouped(group), layers };
  });
  const found = new Set([...says, ...(steps === undefined ? a.layers[0].says : [])]);
  return { a, b, steps: a.layers[0].horizon.steps, says: [...found] };
}

function wrongCount(count: number, sides: readonly Grouped[] = []): UsageError {
  const several = sides.some(
    ([{ foreign }], i) => foreign !== undefined && sides[i + 1]?.[0].foreign?.format === foreign.format,
  );
  return new UsageError(
    `expected two schedules, received ${count === 0 ? "nothing" : count}`,
    count > 2 && several
      ? `--pick takes one of a text: ${sides.map(([{ name }]) => name).join(", ")}`
      : "anneal diff cosine linear --peak 1e-3 --steps 10k",
  );
}

/** The run when the flags do not tell it: the longer of the two lengths that the schedules have by themselves. */
function runOf(
  sides: readonly Grouped[],
  facts: RunFacts,
  { compiler }: Context,
): { readonly steps?: { readonly steps: number }; readonly says: readonly string[] } {
  if (saysLength(facts)) return { says: [] };
  const needs: UsageError[] = [];
  const lengths = sides.map(([source]) => {
    try {
      return layerOf(source, facts, compiler).horizon.steps;
    } catch (error) {
      if (!(error instanceof UsageError && / needs the length of the run$/.test(error.message))) throw error;
      needs.push(error);
      return undefined;
    }
  });
  const known = lengths.filter((each) => each !== undefined);
  if (known.length === 0) throw needs[0];
  const steps = Math.max(...known);
  const [one, other] = lengths;
  const own =
    one === other
      ? "their own length"
      : one === undefined || other === undefined
        ? `the length of ${one === undefined ? "B" : "A"}`
        : `the length of ${one > other ? "A" : "B"}; ${one > other ? "B" : "A"} alone has ${formatSteps(Math.min(one, other))}`;
  return { steps: { steps }, says: [`compared over ${formatSteps(steps)} updates, ${own}`] };
}
