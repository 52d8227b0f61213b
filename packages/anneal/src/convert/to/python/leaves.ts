import { compile } from "../../../compile/index.ts";
import type { Spec } from "../../../schedules/index.ts";
import { number } from "./literal.ts";
import { float, list, long, named, type Page, use } from "./page.ts";

type RampSpec = Extract<Spec, { readonly kind: "linear" | "cosine" | "polynomial" | "tanh" | "log" | "rex" }>;

export function ramp(spec: RampSpec, t: string, page: Page): string {
  const over = spec.over as number;
  const [a, b] = [float(spec.from ?? spec.to / (over + 1)), float(spec.to)];
  if (over === 0) return spec.kind === "tanh" ? page.part(atEnd(spec), t) : b;
  const onward = "past" in spec && spec.past === "continue";
  const share = onward ? `${t} / ${number(over)}` : `progress(${t}, ${number(over)})`;
  if (!onward) use(page, "progress");
  const { pace = 1 } = spec;
  const p = named(page, "p", pace === 1 ? share : `(${share}) ** ${number(pace)}`);
  const call = (name: string, ...args: string[]): string => {
    use(page, name);
    return named(page, "v", `${name}(${args.join(", ")})`);
  };
  switch (spec.kind) {
    case "linear":
      return call("linear", p, a, b);
    case "cosine":
      if (spec.power === undefined || spec.power === 1) return call("cosine", p, a, b);
      return call("ease_out", `((1 + cos(pi * ${p})) / 2) ** ${number(spec.power)}`, a, b);
    case "polynomial":
      if (spec.ease === "in") return call("linear", `${p} ** ${number(spec.power)}`, a, b);
      return call("ease_out", `(1 - ${p}) ** ${number(spec.power)}`, a, b);
    case "tanh":
      return call("tanh_ramp", p, a, b, number(spec.lb ?? -7), number(spec.ub ?? 3));
    case "log":
      return call("linear", `log1p(${p} * ${number(over)}) / log1p(${number(over)})`, a, b);
    case "rex":
      return call("rex", p, a, b);
  }
}

/** A tangent is not exact at its ends. */
const atEnd = (spec: Spec): Spec => ({ kind: "constant", value: compile(spec, { steps: 1 }).at(0) });

export function decay(
  spec: Extract<Spec, { readonly kind: "exponential" | "power" }>,
  t: string,
  page: Page,
): string {
  const per = (spec.per as number | undefined) ?? 1;
  const time = spec.over === undefined ? t : `minimum(${t}, ${number(spec.over as number)})`;
  const periods = per === 1 ? time : `${time} / ${number(per)}`;
  if (spec.kind === "exponential" && !Number.isFinite(spec.factor ** (page.steps / per))) return long(page);
  if (spec.kind === "exponential")
    return named(page, "v", `${number(spec.from)} * ${float(spec.factor)} ** (${periods})`);
  const rate = spec.rate === undefined || spec.rate === 1 ? "" : `${number(spec.rate)} * `;
  return named(page, "v", `${number(spec.from)} * (1 + ${rate}${periods}) ** ${float(spec.power)}`);
}

export function table(spec: Extract<Spec, { readonly kind: "table" }>, t: string, page: Page): string {
  use(page, "levels");
  let end = 0;
  const at: number[] = [];
  for (const [, n] of spec.runs.slice(0, -1)) {
    end += n;
    at.push(end);
  }
  return named(page, "v", `levels(${t}, ${list(at)}, ${list(spec.runs.map(([value]) => value))})`);
}

export function knots(spec: Extract<Spec, { readonly kind: "knots" }>, t: string, page: Page): string {
  if (spec.points.length === 1) return float(spec.points[0][1]);
  if (spec.via === "smooth") return long(page);
  const helper = spec.via === "log" ? "log_knots" : "knots";
  use(page, "between", helper);
  const [times, values] = [spec.points.map(([at]) => at as number), spec.points.map(([, value]) => value)];
  return named(page, "v", `${helper}(${t}, ${list(times)}, ${list(values)})`);
}
