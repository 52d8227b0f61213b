import { AnnealError, compile, fill, problem } from "anneal";
import type { LogColumn, LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { type KeptRun, readKeptRun } from "./kept-run.ts";

/** More runs than this are shown as the means of their seeds: nobody can tell more curves apart. */
const mostRuns = 24;

/** Whether a text begins as the runs do that anneal's lab keeps: each line a request and its result. */
export const holdsKeptRuns = (head: string): boolean =>
  /^\s*\{"identity":/.test(head) && /"request":\{"schedule":/.test(head);

/**
 * Reads the runs that `anneal compare` and `anneal tune` keep in `runs.jsonl`: those that were compared at the end, or all
 * while there are none, each with its losses and the LR of its schedule. Range tests are left out.
 *
 * @throws AnnealError where there is no run.
 */
export async function readKeptRuns(
  lines: AsyncIterable<readonly string[]>,
  { name, wanted }: Reading,
): Promise<readonly LogTable[]> {
  const runs: KeptRun[] = [];
  let other = 0;
  for await (const some of lines) {
    for (const line of some) {
      if (line.trim() === "") continue;
      const run = readKeptRun(line);
      if (run === undefined) other++;
      else runs.push(run);
    }
  }
  const finals = runs.filter(({ isFinal }) => isFinal);
  const shown = finals.length > 0 ? finals : runs;
  if (shown.length === 0) {
    throw new AnnealError([
      problem("missing", name, "runs of anneal compare", undefined, {
        note: `${other} range tests or torn lines`,
      }),
    ]);
  }
  const left = other + runs.length - shown.length;
  const says = left === 0 ? [] : [`${left} range tests and runs that chose a rate are left out`];
  return groupsOf(shown).map((group) => tableOf(group, { wanted, says }));
}

interface Group {
  readonly name: string;
  readonly of: readonly KeptRun[];
}

/** Each run on its own; where they are many, all seeds of a schedule together. */
function groupsOf(runs: readonly KeptRun[]): readonly Group[] {
  const byKey = new Map<string, KeptRun[]>();
  for (const run of runs) byKey.set(run.key, [...(byKey.get(run.key) ?? []), run]);
  const names = distinct([...byKey.values()].map(([{ name }]) => name));
  const groups = [...byKey.values()].map((of, i): Group => ({ name: names[i], of }));
  if (runs.length <= mostRuns) {
    return groups.flatMap(({ name, of }) =>
      of.map((run) => ({ name: `${name}, seed ${run.seed}`, of: [run] })),
    );
  }
  return groups
    .map(({ name, of }) => ({ name: of.length === 1 ? name : `${name}, mean of ${of.length} seeds`, of }))
    .sort((a, b) => endOf(a) - endOf(b))
    .slice(0, mostRuns);
}

/** The last validation loss, else the last loss: those that ended lowest come first. */
function endOf({ of }: Group): number {
  const end = meanOf(of.map(({ valid, train }) => valid.at(-1)?.loss ?? train.at(-1)));
  return Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
}

function tableOf(
  { name, of }: Group,
  { wanted, says }: { readonly wanted: (name: string) => boolean; readonly says: readonly string[] },
): LogTable {
  const [{ spec, steps, key, optimizer }] = of;
  const updates = Math.max(...of.map(({ train }) => train.length));
  const at = Float64Array.from({ length: updates }, (_, k) => k);
  const lr = spec && fill(compile(spec, { steps }), new Float64Array(updates));
  const readings = of[0].valid.map(({ step }) => step);
  const all: readonly LogColumn[] = [
    ...(lr === undefined ? [] : [{ name: "lr", values: lr, steps: at }]),
    { name: "loss", values: at.map((k) => meanOf(of.map(({ train }) => train[k]))), steps: at },
    ...(readings.length === 0
      ? []
      : [
          {
            name: "val_loss",
            values: Float64Array.from(readings, (step) =>
              meanOf(of.map(({ valid }) => valid.find((each) => each.step === step)?.loss)),
            ),
            steps: Float64Array.from(readings),
          },
        ]),
  ];
  const columns = all.filter((column) => wanted(column.name));
  return {
    name,
    format: "runs of anneal compare",
    rows: updates,
    columns,
    others: all.filter((column) => !columns.includes(column)).map((column) => column.name),
    says,
    group: key,
    config: { max_steps: steps, ...(optimizer !== undefined && { optimizer }) },
  };
}

/** The mean; NaN where one of them is missing or no number. */
const meanOf = (losses: readonly (number | undefined)[]): number =>
  losses.reduce<number>((sum, loss) => sum + (loss ?? Number.NaN), 0) / losses.length;

/** A number behind those that are not the first of their name. */
const distinct = (names: readonly string[]): readonly string[] =>
  names.map((name, i) => {
    const before = names.slice(0, i).filter((each) => each === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
