import { compile } from "../compile/index.ts";
import { refuse } from "../errors/index.ts";
import type { Spec } from "../schedules/index.ts";
import { type Duration, type Horizon, parseDuration, toSteps, type Unit, units } from "../units/index.ts";
import { brief, compiled, type Edited, type EditOptions } from "./edited.ts";
import { stretch } from "./stretch.ts";

/**
 * The same shape over another horizon: what took half the run takes half the new one. Shares and `"rest"` stay as
 * written; steps are multiplied by the ratio of the horizons. So are epochs, samples and tokens, where the new horizon
 * has their rate (and by the ratio of the rates, if that changes); where it has none they become steps.
 *
 * @throws AnnealError when the spec does not compile against the old horizon, or what came of it against the new one.
 * @example rescale(linear({ from: 1, to: 0, over: 100 }), { steps: 100 }, { steps: 250 }).spec; // { kind: "linear", from: 1, to: 0, over: 250 }
 */
export function rescale(
  spec: Spec,
  from: Horizon,
  to: Horizon,
  { compiler = compile }: EditOptions = {},
): Edited {
  compiler(spec, from);
  refuse(compiler.inspect(spec, to).problems.filter(({ path }) => path.startsWith("horizon.")));
  const ratio = to.steps / from.steps;
  const times = (duration: Duration): Duration => {
    if (typeof duration === "number") return duration * ratio;
    const parsed = parseDuration(duration);
    if (!parsed || parsed.unit === "%") return duration;
    const rate = units[parsed.unit as Unit];
    const [before, after] = [from[rate], to[rate]];
    if (!before || !after) return toSteps(duration, from) * ratio;
    const change = parsed.unit === "ep" ? before / after : after / before;
    return `${parsed.amount * ratio * change}${parsed.unit as "ep"}`;
  };
  const notes = [`every length is ${brief(ratio)} times as long: ${from.steps} steps become ${to.steps}`];
  const result = stretch(spec, compiler, { ratio, times });
  const text = JSON.stringify(result);
  if (text.includes('"kind":"noise"'))
    notes.push("noise is drawn for each step, so it is not the same noise");
  if (text.includes('"kind":"log"'))
    notes.push("a logarithm over another length bends more or less: its ends stay, its middle moves");
  return compiled({ spec: result, notes }, compiler, to);
}
