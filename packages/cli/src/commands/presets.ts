import { findPresets, type Preset, presetNamed } from "anneal/advise";
import { formatLr } from "anneal/describe";
import { parsePositive } from "../input/amounts.ts";
import { isProblem } from "../names/flags.ts";
import { alignColumns, wrap } from "../output/layout.ts";
import { createPen, type Pen } from "../output/look.ts";
import { UsageError } from "../output/usage-error.ts";
import { highest } from "./advise/advice-lines.ts";
import { type Context, lookFor, type Options } from "./context.ts";

/** `anneal presets`: published recipes, or one of them. */
export async function presets([name]: readonly string[], options: Options, { io }: Context): Promise<number> {
  const { color, width } = lookFor(options, io);
  const pen = createPen(color);
  if (name !== undefined) {
    const found = presetNamed(name);
    if (options.spec === true) await io.write(`${JSON.stringify(found.plan.lr, null, 2)}\n`);
    else if (options.json === true) await io.write(`${JSON.stringify(found, null, 2)}\n`);
    else await io.write(`${presetLines(found, { pen, width }).join("\n")}\n`);
    return 0;
  }
  if (options.spec === true)
    throw new UsageError("--spec is for one recipe", "anneal presets lists their names");
  const found = findPresets({
    ...(options.task !== undefined && { task: String(options.task) }),
    ...(options.params !== undefined && { params: sizeOf(options.params) }),
    ...(options.search !== undefined && { text: String(options.search) }),
  });
  if (options.json === true) await io.write(`${JSON.stringify(found, null, 2)}\n`);
  else if (found.length === 0) await io.write("no published recipe fits\n");
  else await io.write(`${listLines(found, pen).join("\n")}\n`);
  return found.length === 0 ? 1 : 0;
}

function sizeOf(text: unknown): number {
  const value = parsePositive(String(text), "--params", true);
  if (isProblem(value)) throw new UsageError(value.message);
  return value;
}

const size = (params: number | undefined): string => {
  if (params === undefined) return "";
  return params >= 1e9
    ? `${Number((params / 1e9).toPrecision(3))}B`
    : `${Number((params / 1e6).toPrecision(3))}M`;
};

function listLines(found: readonly Preset[], pen: Pen): readonly string[] {
  const rows = found.map(({ id, task, params, optimizer, plan }) => [
    id,
    task,
    size(params),
    optimizer,
    `peak ${formatLr(highest(plan.lr))}`,
  ]);
  return [
    ...alignColumns(rows, [2]),
    "",
    pen.dim("anneal presets <name> shows one; --spec prints its schedule for other commands"),
  ];
}

/** A count with commas; what is no number stays as it is. */
const grouped = (n: unknown): string => (typeof n === "number" ? n.toLocaleString("en-US") : String(n));

function presetLines(
  { id, task, params, optimizer, plan, scaled, batch, horizon, source, inferred, notes }: Preset,
  { pen, width }: { readonly pen: Pen; readonly width: number },
): readonly string[] {
  const { lr, ...rest } = plan;
  const facts = [
    ["task", task],
    ["parameters", size(params)],
    ["optimizer", optimizer],
    ...Object.entries(rest).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
    [
      "peak LR",
      `${formatLr(highest(lr))}${scaled ? ` for a batch of ${scaled.batch}, ${scaled.rule} in the batch` : ""}`,
    ],
    [
      "batch",
      [
        batch?.samples && `${grouped(batch.samples)} samples`,
        batch?.tokens && `${grouped(batch.tokens)} tokens`,
      ]
        .filter(Boolean)
        .join(", "),
    ],
    [
      "run",
      Object.entries(horizon ?? {})
        .map(([unit, n]) => `${grouped(n)} ${unit}`)
        .join(", "),
    ],
    ["source", source],
  ].filter(([, value]) => value !== "");
  return [
    pen.bold(id),
    ...alignColumns(facts.map(([name, value]) => [`  ${name}`, value])),
    "",
    ...JSON.stringify(lr, null, 2).split("\n"),
    ...(inferred === undefined
      ? []
      : ["", ...wrap(`Not in the file, inferred: ${inferred.join("; ")}.`, width)]),
    ...(notes ?? []).flatMap((note) => wrap(note, width)),
    "",
    pen.dim(`anneal presets ${id} --spec > ${id}.json`),
  ];
}
