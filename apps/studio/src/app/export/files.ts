import { type Horizon, pin, toJson } from "anneal";
import { drawHtml, drawSvg, type SvgOptions } from "anneal/describe";
import type { DrawnLayer } from "../../workspace/drawn.ts";
import type { Along, Workspace } from "../../workspace/types.ts";

/** What can be saved as a file. */
export interface Saved {
  readonly name: string;
  readonly type: string;
  readonly parts: readonly string[];
}

/** What is exported: the layers that are shown, in their order, and which of them is selected. */
export interface Subject {
  readonly workspace: Workspace;
  readonly layers: readonly DrawnLayer[];
  readonly selected: DrawnLayer | undefined;
  readonly scale: "linear" | "log";
  readonly along: Along;
  readonly theme: "light" | "dark";
}

/** A name as a file may have it. */
const fileName = (name: string, ending: string): string =>
  `${
    name
      .replace(/[^\p{L}\p{N}._-]+/gu, "-")
      .replace(/^[-.]+|[-.]+$/g, "")
      .slice(0, 80) || "schedule"
  }.${ending}`;

const pictured = ({ layers, selected, workspace: { horizon }, scale }: Subject) => ({
  layers: layers.map(({ layer, curve, spec }) => ({ name: layer.name, curve, spec, hue: layer.hue })),
  options: {
    steps: horizon.steps,
    scale,
    wash: selected !== undefined && layers.includes(selected),
    selected: Math.max(0, selected === undefined ? 0 : layers.indexOf(selected)),
  },
});

const epochsOf = ({ stepsPerEpoch }: Horizon) => (stepsPerEpoch === undefined ? {} : { stepsPerEpoch });

/** What the axis counts, where that is not steps: of epochs and tokens only with their size. */
function unitOf({ steps, stepsPerEpoch, tokensPerStep }: Horizon, along: Along): SvgOptions["unit"] {
  if (along === "share") return { name: "%", steps: steps / 100 };
  if (along === "epochs" && stepsPerEpoch !== undefined) return { name: "epoch", steps: stepsPerEpoch };
  if (along === "tokens" && tokensPerStep !== undefined) return { name: "token", steps: 1 / tokensPerStep };
  return undefined;
}

export function svgFile(subject: Subject): Saved {
  const { layers, options } = pictured(subject);
  const { horizon } = subject.workspace;
  const unit = unitOf(horizon, subject.along);
  const text = drawSvg(layers, {
    ...options,
    ...(unit === undefined ? epochsOf(horizon) : { unit }),
    theme: subject.theme,
    width: 960,
    height: 480,
  });
  return { name: fileName(subject.workspace.name, "svg"), type: "image/svg+xml", parts: [text] };
}

/** A page that holds everything it shows and loads nothing. */
export function htmlFile(subject: Subject): Saved {
  const { layers, options } = pictured(subject);
  const { horizon } = subject.workspace;
  // Epochs have a row of their own.
  const unit = subject.along === "epochs" ? undefined : unitOf(horizon, subject.along);
  const title = layers.length > 1 ? { title: subject.workspace.name } : {};
  return {
    name: fileName(subject.workspace.name, "html"),
    type: "text/html",
    parts: [drawHtml(layers, { ...options, ...epochsOf(horizon), ...(unit && { unit }), ...title })],
  };
}

const chunk = 20_000;

/** Every n-th update of all layers that are shown, and the last one, with all digits. */
export function csvFile({ workspace, layers }: Subject, every: number): Saved {
  const { steps, stepsPerEpoch, tokensPerStep } = workspace.horizon;
  const ways: readonly (readonly [name: string, of: (step: number) => number])[] = [
    ["step", (step) => step],
    ...(stepsPerEpoch === undefined ? [] : [["epoch", (step: number) => step / stepsPerEpoch] as const]),
    ...(tokensPerStep === undefined ? [] : [["tokens", (step: number) => step * tokensPerStep] as const]),
    ...layers.map(({ layer, curve }) => [layer.name, curve.at] as const),
  ];
  const parts: string[] = [`${ways.map(([name]) => cell(name)).join(",")}\n`];
  let lines: string[] = [];
  const put = (step: number): void => {
    lines.push(ways.map(([, of]) => String(of(step))).join(","));
    if (lines.length < chunk) return;
    parts.push(`${lines.join("\n")}\n`);
    lines = [];
  };
  for (let step = 0; step < steps; step += every) put(step);
  if ((steps - 1) % every !== 0) put(steps - 1);
  if (lines.length > 0) parts.push(`${lines.join("\n")}\n`);
  return { name: fileName(workspace.name, "csv"), type: "text/csv", parts };
}

/** A name as a cell; one that a spreadsheet would compute is marked as text. */
function cell(name: string): string {
  const safe = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const specFile = ({ layer, spec }: DrawnLayer): Saved => ({
  name: fileName(layer.name, "json"),
  type: "application/json",
  parts: [toJson(spec)],
});

export const workspaceFile = (workspace: Workspace): Saved => ({
  name: fileName(workspace.name, "workspace.json"),
  type: "application/json",
  parts: [`${JSON.stringify(workspace, null, 2)}\n`],
});

/** A schedule as source of a framework, exact for each update of the run. The converter comes when it is first asked. */
export async function codeFile(
  { layer, spec }: DrawnLayer,
  horizon: Horizon,
  target: string,
): Promise<Saved & { readonly notes: readonly string[] }> {
  const { targets, toAll } = await import("anneal/convert");
  const known = targets.find((each) => each === target) ?? "python";
  const { text, extension, notes } = toAll(known, { groups: [pin(spec, horizon)] }, { steps: horizon.steps });
  return {
    name: fileName(layer.name, extension),
    type: "text/plain",
    parts: [text],
    notes: notes.map((each) => each.text),
  };
}
