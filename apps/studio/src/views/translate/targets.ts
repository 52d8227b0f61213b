import { type Format, formatsOf, type Target, targets } from "anneal/convert";
import { frameworkNames } from "./names.ts";

/** What a schedule can be written as: every framework, JavaScript's trainers, and the spec itself. */
export type TargetName = Target | "tfjs" | "jax-js" | "spec";

/** In the order of the list: what most people want first. */
const order: readonly Target[] = ["torch", "transformers", "optax", "keras"];

export interface ListedTarget {
  readonly name: TargetName;
  readonly title: string;
  /** Ways to write it, where there are several. */
  readonly formats: readonly Format[];
}

export const listedTargets = (): readonly ListedTarget[] => {
  const others = targets.filter((each) => !order.includes(each) && each !== "python");
  const framework = (name: Target): ListedTarget => ({
    name,
    title: frameworkNames[name],
    formats: formatsOf(name),
  });
  return [
    ...order.map(framework),
    { name: "tfjs", title: "TF.js", formats: [] },
    { name: "jax-js", title: "jax-js", formats: [] },
    ...others.map(framework),
    framework("python"),
    { name: "spec", title: "JSON spec", formats: [] },
  ];
};

/** How a function is handed to a framework that has no scheduler with these numbers. */
export const functionWays: { readonly [T in Target]: string } = {
  torch: "as LambdaLR",
  transformers: "as LambdaLR",
  timm: "as LambdaLR",
  deepspeed: "as LambdaLR",
  ignite: "as LambdaLR",
  optax: "as a function",
  python: "as a function",
  nanogpt: "as a function",
  composer: "as a function",
  keras: "as a class",
  megatron: "as a class",
  mmengine: "as a hook",
  fastai: "as ParamScheduler",
};

/** Whether a target is a framework whose schedulers anneal reads. */
export const targetIsFramework = (name: TargetName): name is Exclude<Target, "python"> =>
  name !== "python" && (targets as readonly string[]).includes(name);
