import { compile } from "../../compile/index.ts";
import { didYouMean, problem, refuse } from "../../errors/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { type Note, note } from "../note.ts";
import { decline } from "../scheduler.ts";
import { assemble, extensions, heading } from "./assemble.ts";
import {
  type Exported,
  type ExportOptions,
  type Format,
  type FunctionExport,
  type NativeExport,
  type Target,
  targets,
} from "./exported.ts";
import { hooks } from "./hooks.ts";
import { inSteps, natives } from "./native.ts";
import { pythonFunction } from "./python/function.ts";
import { simplify } from "./simplify.ts";
import { type Proof, prove } from "./verify.ts";

/** The formats of a target: the usual one of its own schedulers first. */
export function formatsOf(target: Target): readonly Format[] {
  const own = target === "python" ? [] : Object.keys(natives[target].write);
  return [...new Set([...own, "python"])] as Format[];
}

/**
 * A schedule in a framework's own language: its scheduler where that has the same numbers in every update of the run, else
 * a small function for its hook. Which of the two is proven by reading the scheduler back and comparing.
 *
 * @param target a framework, or `"python"` for the function alone.
 * @param spec with every length in steps, as `pin(spec, horizon)` gives it.
 * @throws AnnealError for an unknown target or format, lengths that are not in steps, and what does not compile; and for
 * a config of a framework that has no scheduler with these numbers.
 * @example
 * const exported = to("torch", { kind: "cosine", from: 0.1, to: 0, over: 100 }, { steps: 100 });
 * exported.way; // "native"
 * exported.text.split("\n").slice(2); // ["from torch.optim.lr_scheduler import CosineAnnealingLR", "", "# The optimizer has lr=0.1.", "scheduler = CosineAnnealingLR(optimizer, T_max=100)", ""]
 * @example to("transformers", { kind: "linear", from: 1e-3, to: 0, over: 50 }, { steps: 50, format: "yaml" }).text.split("\n").slice(2); // ["learning_rate: 0.001", "lr_scheduler_type: linear", "max_steps: 50", ""]
 * @example to("deepspeed", { kind: "rex", from: 1, to: 0, over: 50 }, { steps: 50, format: "json" }); // throws: format: expected "python"
 */
export function to(target: Target, spec: Spec, { steps, format }: ExportOptions): Exported {
  if (!targets.includes(target)) {
    const [rule, words] = [`one of ${targets.join(", ")}`, [...targets]];
    refuse([problem("unknown", "target", rule, target, { words, ...didYouMean(target, words) })]);
  }
  const formats = formatsOf(target);
  if (format !== undefined && !formats.includes(format)) {
    const rule = `one of "${formats.join('", "')}", the formats of ${target}`;
    refuse([problem("unknown", "format", rule, format, { words: [...formats] })]);
  }
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= 1e9)) {
    refuse([problem("range", "steps", "a whole number of updates, at least 1", steps)]);
  }
  if (!inSteps(spec))
    refuse([problem("unit", "spec", "lengths in steps, as pin(spec, horizon) gives them", spec)]);
  compile(spec, { steps });
  const proofs: Tried[] = [];
  const own = nativeExport(target, spec, { steps, format, proofs });
  if (own) return own;
  if (format === undefined || format === "python") {
    return { ...functionExport(target, spec, steps), notes: proofs.flatMap(driftNotes).slice(0, 1) };
  }
  const why = `for ${target} has no scheduler with these numbers that "${format}" can hold`;
  return decline("format", `"python" (a function), ${why}`, format);
}

/** A scheduler of the framework itself, if one has the same numbers and the format can hold it. */
function nativeExport(
  target: Target,
  spec: Spec,
  { steps, format: asked, proofs }: ExportOptions & { readonly proofs: Tried[] },
): NativeExport | undefined {
  const native = target === "python" ? undefined : natives[target];
  if (!native || target === "python") return undefined;
  const [usual] = Object.keys(native.write) as Format[];
  const format = asked ?? usual;
  const write = native.write[format];
  if (!write) return undefined;
  for (const candidate of native.propose(simplify(spec), { steps })) {
    const written = write(candidate, { steps });
    if (!written) continue;
    const proof = prove(target, candidate, { spec, steps });
    proofs.push({ name: nameOf(candidate.call), proof });
    if (proof.kind !== "equal") continue;
    const top = format === "json" ? "" : heading({ target, steps, spec, way: nameOf(candidate.call) });
    const text = assemble({ heading: top, imports: written.imports, parts: [written.source] });
    return { way: "native", format, extension: extensions[format], ...candidate, text, notes: proof.notes };
  }
  return undefined;
}

/** A scheduler that was tried, and what came of it. */
interface Tried {
  readonly name: string;
  readonly proof: Proof;
}

/** Why a scheduler with the right formula is not taken. */
function driftNotes({ name, proof }: Tried): readonly Note[] {
  if (proof.kind !== "drifts") return [];
  const share = proof.by.toExponential(0);
  const text = `${name} computes each LR from the one before; over so many steps that loses up to ${share} of an LR, and a function does not.`;
  return [note("precision", text, proof.step)];
}

/** The scheduler's name: of `get_scheduler` that which it gets, of Megatron its style, of a list all of them. */
function nameOf({ name, kwargs = {} }: NativeExport["call"]): string {
  const listed = kwargs.param_scheduler as readonly { readonly type: string }[] | undefined;
  const inner = listed?.map(({ type }) => type).join(", ") ?? kwargs.name ?? kwargs.lr_decay_style;
  return typeof inner === "string" ? inner : name;
}

function functionExport(target: Target, spec: Spec, steps: number): FunctionExport {
  const hook = hooks[target];
  const { at } = compile(spec, { steps });
  const baseLr = highest(at, steps) || 1;
  const { standard, imports, source } = pythonFunction(spec, {
    steps,
    dialect: hook.dialect,
    name: hook.name,
  });
  const way = target === "python" ? "a function" : `a function, for ${hook.says}`;
  const text = assemble({
    heading: heading({ target, steps, spec, way }),
    standard,
    imports: [...hook.imports, ...imports],
    parts: [source, hook.after(baseLr, steps)],
  });
  return { way: "function", format: "python", extension: "py", baseLr, text, notes: [] };
}

/** The highest LR of the run, by which a function is divided where the optimizer multiplies it again. */
function highest(at: (step: number) => number, steps: number): number {
  const n = Math.min(steps, 10_000);
  let most = 0;
  for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(at(Math.floor((i * steps) / n))));
  return most;
}
