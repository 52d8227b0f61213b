import { problem, refuse } from "../../errors/index.ts";
import { assignGroups } from "../../names/index.ts";
import type { GroupSpec } from "../../plan/index.ts";
import {
  multiplyInPlace,
  nameOf,
  type OptimizerLike,
  type TensorLike,
  type VariableLike,
} from "./optimizer.ts";

/** A weight as TF.js gives it: one of `model.trainableWeights`, or a `tf.variable` with a name. */
export interface WeightLike {
  readonly name: string;
  /** The name before TF.js made it unique; patterns are held against it. */
  readonly originalName?: string;
  /** The variable in a weight of a layer. */
  read?(): object;
}

/** One group: an optimizer of its own, and its variables in the order in which that optimizer keeps their moments. */
export interface OptimizerGroup<O> {
  readonly name: string;
  /** Absent where nothing is to be trained: the group is frozen, or has no variables. */
  readonly optimizer?: O;
  /** Names of the variables. */
  readonly variables: readonly string[];
}

/** What is added to an optimizer that trains several groups. */
export interface Grouped<O> {
  /** As in the plan; the last is the base group. */
  readonly groups: readonly OptimizerGroup<O>[];
  /** Multiplies the variables of a group by this before every update, for a weight decay. 1 at first. */
  readonly setShrink: (group: number, factor: number) => void;
}

/** The optimizer methods that are used here. TF.js takes for an optimizer what has these three. */
interface Trainer {
  minimize(f: () => unknown, returnCost?: boolean, variables?: readonly VariableLike[]): unknown;
  computeGradients(f: () => unknown, variables?: readonly VariableLike[]): Computed;
  applyGradients(gradients: Gradients): void;
  dispose(): void;
}
type Gradients = NamedTensors | readonly { readonly name: string; readonly tensor: TensorLike }[];
type NamedTensors = { readonly [name: string]: TensorLike };
interface Computed {
  readonly value: TensorLike;
  readonly grads: NamedTensors;
}

/**
 * One optimizer for a model whose parameters are in groups: give it to `model.compile`, or call `minimize`. TF.js has no
 * parameter groups, and its optimizers keep their moments by position; here each group has an optimizer of its own, which
 * always sees the same variables in the same order. Frozen groups have none, and no gradient is computed for them.
 *
 * @param groups those of the plan that will schedule it.
 * @param weights `model.trainableWeights`, or named variables. Names look like `head/kernel`: give your layers names.
 * @param create makes the optimizer of a group, with any LR: `() => tf.train.adam()`.
 * @throws AnnealError when a pattern matches nothing, a group gets nothing, or all groups are frozen.
 * @example
 * const variable = { name: "head/kernel", dispose() {}, assign() {} };
 * const sgd = () => ({ learningRate: 1, minimize() {}, computeGradients() {}, applyGradients() {} });
 * groupOptimizers([{ match: "head.**" }], [variable], sgd).groups.map(({ variables }) => variables); // [["head/kernel"], []]
 * @example groupOptimizers([{ match: "haed.**" }], [{ name: "head/kernel" }], () => ({})); // throws: did you mean "head.**"?
 */
export function groupOptimizers<O extends OptimizerLike>(
  groups: readonly GroupSpec[],
  weights: readonly WeightLike[],
  create: (group: string) => O,
): O & Grouped<O> {
  const made = makeGroups(groups, weights, create);
  const active = made.filter(({ optimizer }) => optimizer !== undefined);
  if (active.length === 0)
    refuse([problem("missing", "groups", "a group with parameters to train", undefined)]);
  const first = active[0].optimizer as O & Trainer;
  const trained = active.flatMap(({ variables }) => variables);
  const shrinks = made.map(() => 1);
  const applyGradients = (gradients: Gradients): void => {
    const gradientOf = byName(gradients);
    made.forEach(({ optimizer, variables }, i) => {
      if (optimizer === undefined) return;
      if (shrinks[i] !== 1) {
        for (const variable of variables) multiplyInPlace(variable, shrinks[i], "weightDecay");
      }
      const own = variables.map(({ name }) => ({ name, tensor: gradientOf(name) }));
      (optimizer as unknown as Trainer).applyGradients(own);
    });
  };
  const overrides: Trainer & Grouped<O> = {
    groups: made.map(({ variables, ...group }) => ({
      ...group,
      variables: variables.map(({ name }) => name),
    })),
    setShrink: (group, factor) => {
      shrinks[group] = factor;
    },
    applyGradients,
    computeGradients: (f, variables) => first.computeGradients(f, variables ?? trained),
    minimize: (f, returnCost = false, variables) => {
      checkKnown(variables, made);
      const { value, grads } = first.computeGradients(f, trained);
      applyGradients(grads);
      for (const gradient of Object.values(grads)) gradient.dispose();
      if (returnCost) return value;
      value.dispose();
      return null;
    },
    dispose: () => {
      for (const { optimizer } of active) (optimizer as unknown as Trainer).dispose();
    },
  };
  // An heir of the first optimizer: to TF.js it is one of its own kind.
  return Object.assign(Object.create(first), overrides, saving);
}

/** `model.save` would write one optimizer for all groups, and loading it would mix up their moments. */
const saving = {
  getWeights: async (): Promise<never> => refuseSaving(),
  setWeights: async (): Promise<never> => refuseSaving(),
};

function refuseSaving(): never {
  const rule = "to be saved without includeOptimizer, and groups[i].optimizer.getWeights() beside the model";
  refuse([problem("type", "optimizer", rule, "a grouped optimizer")]);
  throw undefined; // never reached: a problem was given
}

interface Made<O> {
  readonly name: string;
  readonly optimizer?: O;
  readonly variables: readonly VariableLike[];
}

function makeGroups<O>(
  specs: readonly GroupSpec[],
  weights: readonly WeightLike[],
  create: (group: string) => O,
): readonly Made<O>[] {
  const names = weights.map(({ originalName, name }) => originalName ?? name);
  const assigned = assignGroups(names, specs, "groups");
  refuse(assigned.problems);
  const base: Pick<GroupSpec, "name" | "match" | "frozen"> = { name: "base", match: [] };
  return [...specs, base].map(({ name, match, frozen }, group) => {
    const called = name ?? [match].flat().join(", ");
    const variables = weights
      .filter((_, i) => assigned.groups[i] === group)
      .map((weight) => (weight.read?.() ?? weight) as VariableLike);
    return frozen || variables.length === 0
      ? { name: called, variables }
      : { name: called, variables, optimizer: create(called) };
  });
}

function byName(gradients: Gradients): (name: string) => TensorLike {
  const named = Array.isArray(gradients)
    ? Object.fromEntries(gradients.map(({ name, tensor }) => [name, tensor]))
    : (gradients as NamedTensors);
  return (name) => named[name];
}

/** A model that trains a variable in no group was built anew after the groups were made. */
function checkKnown(variables: readonly VariableLike[] | undefined, made: readonly Made<unknown>[]): void {
  const known = made.flatMap((group) => group.variables);
  const stranger = variables?.find((variable) => !known.includes(variable));
  if (stranger === undefined) return;
  refuse([problem("unknown", "variables", "the variables that the groups were made of", stranger.name)]);
}

/** Whether an optimizer was made by {@link groupOptimizers}. */
export const isGrouped = (optimizer: object): optimizer is Grouped<OptimizerLike> =>
  "setShrink" in Object(optimizer);

/** How an optimizer is called in a message about groups. */
export const describeOptimizer = (optimizer: OptimizerLike): string =>
  isGrouped(optimizer) ? `one with ${optimizer.groups.length} groups` : nameOf(optimizer);
