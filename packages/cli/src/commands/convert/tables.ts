import type { Compiler, Curve } from "anneal";
import type { Converted } from "anneal/convert";
import type { Layer } from "../../input/layers.ts";
import { inPieces } from "../../report/csv.ts";

/** A named row of numbers, one for each update. */
interface Column {
  readonly name: string;
  readonly at: Curve["at"];
}

type Layers = readonly [Layer, ...Layer[]];

/** Every update as a row: LR of each group, and whatever else is scheduled. */
export function csvTable(layers: Layers, compiler: Compiler): Generator<string> {
  const { columns, rows } = tableOf(layers, compiler);
  return inPieces(
    (function* lines(): Generator<string> {
      yield `step,${columns.map(({ name }) => name).join(",")}\n`;
      for (let k = 0; k < rows; k++) yield `${k},${columns.map(({ at }) => at(k)).join(",")}\n`;
    })(),
  );
}

/** The LR of every update as one JSON array; an array of them where there is more than one group. */
export function jsonTable(layers: Layers, compiler: Compiler): Generator<string> {
  const { columns, rows } = tableOf(layers, compiler);
  const lrs = columns.slice(0, layers.length);
  return inPieces(
    (function* lines(): Generator<string> {
      if (lrs.length > 1) yield "[\n";
      for (const [i, { at }] of lrs.entries()) {
        yield "[";
        for (let k = 0; k < rows; k++) yield `${k === 0 ? "\n" : ",\n"}${numberOf(at(k))}`;
        yield i < lrs.length - 1 ? "\n],\n" : "\n]\n";
      }
      if (lrs.length > 1) yield "]\n";
    })(),
  );
}

/** JSON has no NaN and no Infinity. */
const numberOf = (value: number): string => (Number.isFinite(value) ? String(value) : "null");

/** The columns of a table, and its rows: up to where the framework raises. */
function tableOf(
  layers: Layers,
  compiler: Compiler,
): { readonly columns: readonly Column[]; readonly rows: number } {
  const [{ foreign, horizon }] = layers;
  const converted = foreign?.converted;
  const several = layers.length > 1;
  const lrs = layers.map(({ spec, curve, group }, i): Column => {
    // Where the framework's own rounding shows, its own numbers are the table.
    const exact = converted?.positions === undefined ? converted?.exact?.groups[group ?? i] : undefined;
    const at = exact === undefined ? curve.at : compiler(exact, horizon).at;
    return { name: several ? `lr_${i + 1}` : "lr", at: spec.kind === "table" ? curve.at : at };
  });
  const more =
    converted === undefined || converted.positions !== undefined
      ? []
      : others(converted).map(([name, spec]) => ({ name, at: compiler(spec, horizon).at }));
  return { columns: [...lrs, ...more], rows: Math.min(horizon.steps, converted?.stops ?? horizon.steps) };
}

const others = ({ momentum, betas, weightDecay }: Converted) => [
  ...(momentum?.slice(0, 1).map((spec) => ["momentum", spec] as const) ?? []),
  ...(betas?.slice(0, 1).map(([spec]) => ["beta1", spec] as const) ?? []),
  ...(weightDecay?.slice(0, 1).map((spec) => ["weight_decay", spec] as const) ?? []),
];
