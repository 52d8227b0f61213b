import type { Spec } from "../../../schedules/index.ts";
import type { Converted } from "../../converted.ts";
import { type Note, note } from "../../note.ts";
import type { Target } from "../exported.ts";
import { hooks } from "../hooks.ts";
import { pythonFunction } from "../python/function.ts";
import { float } from "../python/literal.ts";

/** What a scheduler changes beside the LR. */
export type Others = Pick<Converted, "momentum" | "betas" | "weightDecay">;

/** More of an export: functions for what its scheduler does not set, and how they are used. */
export interface Extra {
  readonly standard: readonly string[];
  readonly imports: readonly string[];
  readonly parts: readonly string[];
  readonly notes: readonly Note[];
}

/** One value that an optimizer holds beside its LR: one spec for each parameter group. */
interface Value {
  /** Of the function: `"momentum"`, `"beta1"`. */
  readonly name: string;
  readonly says: string;
  /** How a group of a torch optimizer is given it. */
  readonly set: (value: string) => string;
  /** The parameter of an optax optimizer. */
  readonly optax: string;
  /** The hyper-parameter of fastai. */
  readonly fastai: string;
  readonly specs: readonly Spec[];
}

function valuesOf({ momentum, betas, weightDecay }: Others): readonly Value[] {
  const beta2 = betas?.[0]?.[1];
  const second = beta2?.kind === "constant" ? float(beta2.value) : 'group["betas"][1]';
  const all: readonly Value[] = [
    {
      name: "momentum",
      says: "The momentum",
      set: (value) => `group["momentum"] = ${value}`,
      optax: "momentum",
      fastai: "mom",
      specs: momentum ?? [],
    },
    {
      name: "beta1",
      says: "The first beta",
      set: (value) => `group["betas"] = (${value}, ${second})`,
      optax: "b1",
      fastai: "mom",
      specs: betas?.map(([first]) => first) ?? [],
    },
    {
      name: "weight_decay",
      says: "The weight decay",
      set: (value) => `group["weight_decay"] = ${value}`,
      optax: "weight_decay",
      fastai: "wd",
      specs: weightDecay ?? [],
    },
  ];
  return all.filter(({ specs }) => specs.length > 0);
}

/** Whether every group has the same. */
export const alike = (specs: readonly Spec[]): boolean =>
  specs.every((each) => JSON.stringify(each) === JSON.stringify(specs[0]));

const nothing: Extra = { standard: [], imports: [], parts: [], notes: [] };

/** Functions for momentum, betas and weight decay, with the lines that use them. */
export function extrasOf(target: Target, others: Others, steps: number): Extra {
  const values = valuesOf(others);
  if (values.length === 0) return nothing;
  if (target === "keras") {
    const names = values.map(({ name }) => name).join(" and ");
    return {
      ...nothing,
      notes: [note("left-out", `Keras schedules nothing but the LR: ${names} is left out.`)],
    };
  }
  const { dialect } = hooks[target];
  const made = values.flatMap(({ name, says, specs }) =>
    namesOf(name, specs).map((own, g) => pythonFunction(specs[g], { steps, dialect, name: own, says })),
  );
  return {
    standard: made.flatMap(({ standard }) => standard),
    imports: made.flatMap(({ imports }) => imports),
    parts: [...made.map(({ source }) => source), usage(target, values, steps)],
    notes: [],
  };
}

/** One function where all groups are alike, else one for each. */
const namesOf = (name: string, specs: readonly Spec[]): readonly string[] =>
  alike(specs) ? [name] : specs.map((_, g) => `${name}_${g}`);

function usage(target: Target, values: readonly Value[], steps: number): string {
  if (target === "python") return "";
  if (target === "optax") {
    const given = values.map(({ optax, name }) => `${optax}=${name}`).join(", ");
    return `# optimizer = optax.inject_hyperparams(optax.${values[0].name === "momentum" ? "sgd" : "adamw"})(learning_rate=schedule, ${given})`;
  }
  if (target === "fastai") {
    const given = values.map(
      ({ fastai, name }) => `"${fastai}": lambda position: ${name}(round(position * ${steps}))`,
    );
    return `cbs = [cbs, ParamScheduler({${given.join(", ")}})]`;
  }
  return torchUsage(values);
}

/** A function that sets the groups of an optimizer of torch. */
function torchUsage(values: readonly Value[]): string {
  const several = values.filter(({ specs }) => !alike(specs));
  const own = several.map(({ name, specs }) => `[${namesOf(name, specs).join(", ")}]`);
  const names = several.map(({ name }) => name);
  const loop =
    several.length === 0
      ? "for group in optimizer.param_groups:"
      : `for group, ${names.join(", ")} in zip(optimizer.param_groups, ${own.join(", ")}):`;
  const lines = values.map(({ set, name }) => `        ${set(`${name}(step)`)}`);
  return `def set_others(step):
    """Sets what the scheduler does not: call it before each update, from step 0."""
    ${loop}
${lines.join("\n")}`;
}
