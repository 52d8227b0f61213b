import { type Framework, frameworks } from "anneal/convert";
import type { Callee } from "./callee.ts";
import { ownersOf, packageOf } from "./packages.ts";
import type { Arguments } from "./values.ts";

/** Whose scheduler a call is; or which it could be; or that it is none. */
export type Decision =
  | { readonly kind: "one"; readonly framework: Framework; readonly assumed?: string }
  /** Several frameworks have it, and nothing tells which is meant. */
  | { readonly kind: "several"; readonly frameworks: readonly Framework[] }
  /** A module of schedulers has none of this name. */
  | { readonly kind: "unknown"; readonly framework: Framework }
  /** It has the name of one, but comes from elsewhere and takes other arguments. */
  | { readonly kind: "foreign"; readonly frameworks: readonly Framework[] }
  | { readonly kind: "none" };

/** Modules in which every class and function is a scheduler, so that an unknown name there is a mistake. */
const schedulerModules =
  /^(torch\.optim\.lr_scheduler|(tf\.|tensorflow\.|tf_keras\.)?(keras\.)?optimizers\.schedules|optax\.schedules|timm\.scheduler|composer\.optim\.scheduler|mmengine\.optim\.scheduler|deepspeed\.runtime\.lr_schedules|transformers\.optimization|ignite\.handlers\.param_scheduler)\./;

/** Names that a module of schedulers has beside them. */
const noScheduler = /^_|^(Adafactor|AdamW|simulate_values|plot_values|LambdaCallback)$/;

/** Decides by imports and dotted names, then by the names of arguments, then by what is passed. */
export function decide(
  callee: Callee,
  given: () => Arguments,
  { from, stars }: { readonly from: Framework | "auto"; readonly stars: readonly string[] },
): Decision {
  const home = callee.module === undefined ? undefined : packageOf(callee.module);
  if (callee.own || home === "other" || (home && from !== "auto" && from !== home)) return { kind: "none" };
  const owners = ownersOf(callee.name, from);
  if (home) {
    if (owners.includes(home)) return { kind: "one", framework: home };
    const meant = schedulerModules.test(callee.full) && !noScheduler.test(callee.name);
    return meant ? { kind: "unknown", framework: home } : { kind: "none" };
  }
  if (owners.length === 0) return { kind: "none" };
  const byStar = owners.filter((each) => stars.some((module) => packageOf(module) === each));
  if (byStar.length === 1) return { kind: "one", framework: byStar[0] };
  return byArguments(callee, owners, given());
}

/** Of several owners the one that has all the arguments; PyTorch's, if an optimizer is passed. */
function byArguments(callee: Callee, owners: readonly Framework[], given: Arguments): Decision {
  const { name, module, imported } = callee;
  const fitting = owners.filter((each) => {
    const { params } = frameworks[each][name];
    return given.args.length <= params.length && given.kwargs.every(({ key }) => params.includes(key));
  });
  if (imported && fitting.length === 0) return { kind: "foreign", frameworks: owners };
  const left = fitting.length > 0 ? fitting : owners;
  if (left.length === 1) {
    const [framework] = left;
    const assumed = `${name} is imported from ${module}, and read as that of ${framework}.`;
    return { kind: "one", framework, ...(imported && { assumed }) };
  }
  // Configs name those of MMEngine, and Keras has no optimizer to pass.
  const first = given.args[0]?.kind;
  const passed = given.kwargs.some(({ key }) => key === "optimizer") || first === "open" || first === "call";
  if (!left.includes("torch") || !passed) return { kind: "several", frameworks: left };
  const rest = left.filter((each) => each !== "torch").join(" and ");
  return {
    kind: "one",
    framework: "torch",
    assumed: `${name} is read as that of torch; ${rest} has one too.`,
  };
}
