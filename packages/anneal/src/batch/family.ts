import { didYouMean, problem, refuse } from "../errors/index.ts";

/** Optimizers that scale alike: plain SGD with or without momentum, and those that normalise by the gradient's size. */
export type OptimizerFamily = "sgd" | "adam";

/** What is known of an optimizer by its name. */
interface Known {
  readonly family: OptimizerFamily;
  /** Weight decay acts on the weights, not on the gradient. */
  readonly decoupled: boolean;
}

/** Names as their users write them, without case and signs. */
const known: { readonly [name: string]: Known } = {
  sgd: { family: "sgd", decoupled: false },
  momentum: { family: "sgd", decoupled: false },
  nesterov: { family: "sgd", decoupled: false },
  adam: { family: "adam", decoupled: false },
  nadam: { family: "adam", decoupled: false },
  radam: { family: "adam", decoupled: false },
  rmsprop: { family: "adam", decoupled: false },
  adagrad: { family: "adam", decoupled: false },
  adafactor: { family: "adam", decoupled: false },
  adamw: { family: "adam", decoupled: true },
  decoupledadamw: { family: "adam", decoupled: true },
  fusedadam: { family: "adam", decoupled: true },
  lamb: { family: "adam", decoupled: true },
  lion: { family: "adam", decoupled: true },
};

/** Optimizers by the names that are understood. */
export const optimizerNames: readonly string[] = Object.keys(known);

/**
 * The family of an optimizer by its name, in any spelling: `"AdamW"`, `"adamw_torch_fused"`, `"paged_adamw_8bit"`, `"SGD"`.
 *
 * @param path where the name stands, for the sentence that refuses it.
 * @throws AnnealError for a name that is not known, with the nearest one.
 * @example familyOf("AdamW").family; // "adam"
 * @example familyOf("adamv"); // throws: did you mean "adam"
 */
export function familyOf(name: string, path = "optimizer"): Known & { readonly name: string } {
  const plain = typeof name === "string" ? name.toLowerCase().replace(/[^a-z0-9]/g, "") : "";
  const bare = plain.replace(
    /^paged|^decoupled(?!adamw)|(torch|hf|apex|bnb|fused|npu|xla|anyprecision|[48]bit|32bit)+$/g,
    "",
  );
  const found = [plain, bare].find((each) => Object.hasOwn(known, each));
  if (found === undefined) {
    refuse([
      problem("unknown", path, `one of ${optimizerNames.join(", ")}`, name, {
        words: optimizerNames,
        ...didYouMean(plain, optimizerNames),
      }),
    ]);
  }
  return { name: found as string, ...known[found as string] };
}
