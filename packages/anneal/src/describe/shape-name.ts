import type { AnySpec, Spec } from "../schedules/index.ts";
import { findSpec } from "./find-spec.ts";
import { before } from "./samples.ts";

/** What remains of the way at progress p, by the field's name for it. */
const weights: { readonly [name: string]: (p: number) => number } = {
  linear: (p) => 1 - p,
  cosine: (p) => (1 + Math.cos(Math.PI * p)) / 2,
  "1-sqrt": (p) => 1 - Math.sqrt(p),
  square: (p) => 1 - p * p,
  "mirror cosine": (p) => 2 * (1 - p) - (1 + Math.cos(Math.PI * p)) / 2,
  "square root": (p) => Math.sqrt(1 - p),
  quadratic: (p) => (1 - p) ** 2,
  REX: (p) => (1 - p) / (1 - p / 2),
};

const probes = [0.1, 0.3, 0.5, 0.7, 0.9];
const near = 2e-3;

/** The name of the way that a curve takes from `start` to `end`, told from its values alone. */
export function measuredShape(at: (step: number) => number, start: number, end: number): string | undefined {
  const [first, last] = [at(start), before(at, start, end)];
  if (first === last) return undefined;
  // a curve in whole steps reaches its last value at its last step, and is looked at on whole steps
  const whole = Math.ceil(end) - 1;
  const stop = end - start >= 8 && at(whole) === last ? whole : end;
  const times = probes.map((p) =>
    stop === end ? start + p * (end - start) : Math.round(start + p * (stop - start)),
  );
  const values = times.map((t) => at(t));
  const shares = times.map((t) => (t - start) / (stop - start));
  const tolerance = stop === end ? near : Math.max(near, Math.min(10 * near, 2 / (end - start)));
  const fits = (weight: (p: number) => number): boolean =>
    shares.every((p, k) => Math.abs((values[k] - last) / (first - last) - weight(p)) < tolerance);
  const name = Object.keys(weights).find((each) => fits(weights[each]));
  if (name !== undefined) return last > first ? (rising[name] ?? name) : name;
  const isExponential =
    first > 0 &&
    last > 0 &&
    shares.every((p, k) => Math.abs(Math.log(values[k] / first) / Math.log(last / first) - p) < near);
  return isExponential ? "exponential" : undefined;
}

/** Names are those of falls; the same weight on the way up has another one. */
const rising: { readonly [name: string]: string } = {
  "1-sqrt": "square root",
  square: "quadratic",
  "square root": "1-sqrt",
  quadratic: "square",
};

/** Kinds that show their child's shape unchanged, over a stretch, a length or a height of their own. */
const clear: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "sequence",
  "slice",
  "repeat",
  "scale",
  "stairs",
  "noise",
]);

/** The name of the shape of a part: as its spec is written, if that is known and shows; else as measured. */
export function shapeName(
  at: (step: number) => number,
  [start, end]: readonly [number, number],
  part: { readonly kind: string; readonly path: string },
  spec: Spec | undefined,
): string | undefined {
  const found = spec === undefined ? undefined : findSpec(spec, part.path);
  const leaf = found === undefined ? undefined : unwrapped(found.spec);
  const written = leaf === undefined ? kindName(part.kind) : writtenName(leaf);
  if (leaf !== undefined && written !== "" && found?.above.every((kind) => clear.has(kind))) return written;
  return measuredShape(at, start, end) ?? (written === "" ? undefined : written);
}

/** The first spec within that has a shape of its own. */
function unwrapped(spec: AnySpec): AnySpec {
  const { of } = spec as { readonly of?: AnySpec | readonly AnySpec[] };
  if (!clear.has(spec.kind) || of === undefined) return spec;
  return Array.isArray(of) ? spec : unwrapped(of as AnySpec);
}

/** Names of kinds in the field's words; an empty one says nothing. */
const kindName = (kind: string): string => {
  if (kind === "rex") return "REX";
  if (kind === "log") return "logarithmic";
  if (kind === "knots") return "through points";
  return nameless.has(kind) ? "" : kind;
};

const nameless: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "constant",
  "steps",
  "table",
  "sequence",
  "repeat",
  "sum",
  "product",
  "max",
  "min",
  "clamp",
]);

/** The name of a leaf as it is written, with the fields that change its shape. */
function writtenName(spec: AnySpec): string {
  const { kind, power, ease, pace } = spec as { kind: string; power?: number; ease?: string; pace?: number };
  const pacing = pace === undefined || pace === 1 ? "" : `, pace ${pace}`;
  if (kind === "polynomial") return polynomialName(power as number, ease === "in") + pacing;
  if (kind === "power") return powerName(power as number);
  if (kind === "cosine" && power !== undefined && power !== 1) return `cosine, power ${power}${pacing}`;
  const name = kindName(kind);
  return name === "" ? "" : name + pacing;
}

function powerName(power: number): string {
  if (power === -0.5) return "inverse sqrt";
  return power === -1 ? "inverse time" : `power ${String(power).replace("-", "−")}`;
}

function polynomialName(power: number, easeIn: boolean): string {
  if (power === 1) return "linear";
  if (power === 0.5) return easeIn ? "1-sqrt" : "square root";
  if (power === 2) return easeIn ? "square" : "quadratic";
  return easeIn ? `1-power ${power}` : `polynomial, power ${power}`;
}
