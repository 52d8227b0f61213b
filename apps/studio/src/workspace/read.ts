import { type AnySpec, check, type Horizon } from "anneal";
import { emptyWorkspace, type Layer, type Workspace } from "./types.ts";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A workspace from JSON that somebody else may have written: a link, a file, the browser's storage. What is no layer is
 * left out.
 *
 * @throws Error when it is no workspace at all.
 */
export function readWorkspace(value: unknown): Workspace {
  if (!isObject(value) || value.version !== 1 || !Array.isArray(value.layers))
    throw new Error("not a workspace of the studio");
  const horizon = readHorizon(value.horizon);
  const layers: Layer[] = [];
  for (const each of value.layers) {
    const layer = readLayer(each, horizon);
    if (layer !== undefined && layers.every(({ id }) => id !== layer.id)) layers.push(layer);
  }
  const selected = layers.find(({ id }) => id === value.selected)?.id ?? layers[0]?.id;
  return {
    version: 1,
    name: typeof value.name === "string" ? value.name.slice(0, 200) : emptyWorkspace.name,
    horizon,
    layers,
    ...(selected !== undefined && { selected }),
  };
}

/** What is wrong with a horizon, in one sentence; nothing when it can be planned with. */
export function horizonMistake(horizon: Horizon): string | undefined {
  const [found] = check({ kind: "constant", value: 1 }, horizon).problems;
  if (found === undefined) return undefined;
  if (found.path === "horizon.steps") return "A whole number of steps, at least 1";
  return `${found.expected[0].toUpperCase()}${found.expected.slice(1)}`;
}

function readHorizon(value: unknown): Horizon {
  if (!isObject(value) || typeof value.steps !== "number") return emptyWorkspace.horizon;
  const rates = ["stepsPerEpoch", "samplesPerStep", "tokensPerStep"] as const;
  const horizon: Horizon = {
    steps: value.steps,
    ...Object.fromEntries(
      rates.flatMap((rate) => (typeof value[rate] === "number" ? [[rate, value[rate]]] : [])),
    ),
  };
  return horizonMistake(horizon) === undefined ? horizon : emptyWorkspace.horizon;
}

function readLayer(value: unknown, horizon: Horizon): Layer | undefined {
  if (!isObject(value) || !isObject(value.spec) || typeof value.spec.kind !== "string") return undefined;
  if (typeof value.id !== "string" || typeof value.name !== "string") return undefined;
  const spec = value.spec as unknown as AnySpec;
  const isValid = check(spec, horizon).problems.length === 0;
  const valid = !isValid && isObject(value.valid) ? { valid: value.valid as unknown as AnySpec } : {};
  return {
    id: value.id,
    name: value.name.slice(0, 200),
    spec,
    ...valid,
    hue: Number.isInteger(value.hue) && (value.hue as number) > 0 ? (value.hue as number) : 1,
    ...(value.hidden === true && { hidden: true }),
    ...(typeof value.source === "string" && { source: value.source.slice(0, 500) }),
  };
}
