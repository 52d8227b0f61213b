import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import { type Note, note } from "../note.ts";
import { decline } from "../scheduler.ts";
import { assemble, extensions, type Heading, heading } from "./assemble.ts";
import type { Exported, ExportOptions, Format, Target } from "./exported.ts";
import { hooks } from "./hooks.ts";
import { natives } from "./native.ts";
import { pythonFunction } from "./python/function.ts";
import { settled, simplify } from "./simplify.ts";
import { type Proof, prove } from "./verify.ts";

/** An export before it is put together: more may be added to its source. */
export interface Draft {
  readonly way: "native" | "function";
  readonly format: Format;
  readonly call?: Call;
  readonly baseLr: number;
  /** The scheduler by name, or what takes the function. */
  readonly says: string;
  readonly standard: readonly string[];
  readonly imports: readonly string[];
  readonly parts: readonly string[];
  readonly notes: readonly Note[];
}

/** The formats of a target: the usual one of its own schedulers first. */
export function formatsOf(target: Target): readonly Format[] {
  const own = target === "python" ? [] : Object.keys(natives[target].write);
  return [...new Set([...own, "python"])] as Format[];
}

/** A scheduler of the framework where one has the same numbers, else a function. */
export function draftOf(target: Target, spec: Spec, { steps, format }: ExportOptions): Draft {
  const proofs: Tried[] = [];
  const own = nativeDraft(target, spec, { steps, format, proofs });
  if (own) return own;
  if (format === undefined || format === "python") {
    return { ...functionDraft(target, spec, steps), notes: proofs.flatMap(driftNotes).slice(0, 1) };
  }
  const why = `for ${target} has no scheduler with these numbers that "${format}" can hold`;
  return decline("format", `"python" (a function), ${why}`, format);
}

/** A draft as text, with what it came from on top. */
export function finished(draft: Draft, around: Omit<Heading, "way">): Exported {
  const { way, format, call, baseLr, says, standard, imports, parts, notes } = draft;
  const top = format === "json" ? "" : heading({ ...around, way: says });
  const text = assemble({ heading: top, standard, imports, parts });
  const all = { format, extension: extensions[format], baseLr, text, notes };
  return way === "native" && call ? { way, call, ...all } : { way: "function", ...all };
}

/** A scheduler of the framework itself, if one has the same numbers and the format can hold it. */
function nativeDraft(
  target: Target,
  spec: Spec,
  { steps, format: asked, proofs }: ExportOptions & { readonly proofs: Tried[] },
): Draft | undefined {
  const native = target === "python" ? undefined : natives[target];
  if (!native || target === "python") return undefined;
  const [usual] = Object.keys(native.write) as Format[];
  const format = asked ?? usual;
  const write = native.write[format];
  if (!write) return undefined;
  for (const candidate of native.propose(settled(simplify(spec), steps), { steps })) {
    const written = write(candidate, { steps });
    if (!written) continue;
    const proof = prove(target, candidate, { spec, steps });
    const says = nameOf(candidate.call);
    proofs.push({ name: says, proof });
    if (proof.kind !== "equal") continue;
    const { imports = [], source } = written;
    return {
      way: "native",
      format,
      ...candidate,
      says,
      standard: [],
      imports,
      parts: [source],
      notes: proof.notes,
    };
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
function nameOf({ name, kwargs = {} }: Call): string {
  const listed = kwargs.param_scheduler as readonly { readonly type: string }[] | undefined;
  const inner = listed?.map(({ type }) => type).join(", ") ?? kwargs.name ?? kwargs.lr_decay_style;
  return typeof inner === "string" ? inner : name;
}

function functionDraft(target: Target, spec: Spec, steps: number): Draft {
  const hook = hooks[target];
  const baseLr = highestOf(spec, steps) || 1;
  const { standard, imports, source } = pythonFunction(spec, {
    steps,
    dialect: hook.dialect,
    name: hook.name,
  });
  return {
    way: "function",
    format: "python",
    baseLr,
    says: target === "python" ? "a function" : `a function, for ${hook.says}`,
    standard,
    imports: [...hook.imports, ...imports],
    parts: [source, hook.after(baseLr, steps)],
    notes: [],
  };
}

/** The highest LR of the run, by which a function is divided where the optimizer multiplies it again. */
export function highestOf(spec: Spec, steps: number): number {
  const { at } = compile(spec, { steps });
  const n = Math.min(steps, 10_000);
  let most = 0;
  for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(at(Math.floor((i * steps) / n))));
  return most;
}
