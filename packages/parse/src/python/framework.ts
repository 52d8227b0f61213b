import { type Framework, frameworks } from "anneal/convert";
import type { Callee } from "./callee.ts";
import { ownersOf, packageOf } from "./packages.ts";
import type { Arguments } from "./values.ts";

/** Whose scheduler a call is; or which it could be; or that it is none. */
export type Decision =
  | { readonly kind: "one"; readonly framework: Framework; readonly assumed?: string }
  | { readonly kind: "several"; readonly frameworks: readonly Framework[] }
  | { readonly kind: "unknown"; readonly framework: Framework }
  | { readonly kind: "none" };

/** Modules in which every class and function is a scheduler, so that an unknown name there is a mistake. */
const schedulerModules =
  /^(torch\.optim\.lr_scheduler|(tf\.|tensorflow\.|tf_keras\.)?(keras\.)?optimizers\.schedules|optax\.schedules|timm\.scheduler|composer\.optim\.scheduler|mmengine\.optim\.scheduler|deepspeed\.runtime\.lr_schedules|transformers\.optimization|ignite\.handlers\.param_scheduler)/;

/** Decides by imports and dotted names, then by the names of arguments, then by what is passed. */
export function decide(
  callee: Callee,
  given: () => Arguments,
  { from, stars }: { readonly from: Framework | "auto"; readonly stars: readonly string[] },
): Decision {
  if (callee.own) return { kind: "none" };
  const owners = ownersOf(callee.name, from);
  const home = callee.module === undefined ? undefined : packageOf(callee.module);
  if (home === "other" || (home && from !== "auto" && from !== home)) return { kind: "none" };
  if (home) {
    if (ownersOf(callee.name, from === home ? home : "auto").includes(home))
      return { kind: "one", framework: home };
    return schedulerModules.test(callee.full) ? { kind: "unknown", framework: home } : { kind: "none" };
  }
  if (owners.length === 0) return { kind: "none" };
  const foreign =
    callee.module !== undefined && !/(^|\.)(lr_scheduler|optim|schedules|sched)$/.test(callee.module);
  const told = (framework: Framework): Decision => ({
    kind: "one",
    framework,
    ...(foreign && {
      assumed: `${callee.name} is imported from ${callee.module}, and read as that of ${framework}.`,
    }),
  });
  if (owners.length === 1) return told(owners[0]);
  const byStar = owners.filter((each) => stars.some((module) => packageOf(module) === each));
  if (byStar.length === 1) return told(byStar[0]);
  const { args, kwargs } = given();
  const fitting = owners.filter((each) => {
    const { params } = frameworks[each][callee.name];
    return args.length <= params.length && kwargs.every(({ key }) => params.includes(key));
  });
  if (fitting.length === 1) return told(fitting[0]);
  return byOptimizer(callee, fitting.length > 0 ? fitting : owners, given());
}

/** PyTorch's schedulers are called with the optimizer; configs name those of MMEngine, and Keras has none to pass. */
function byOptimizer({ name }: Callee, owners: readonly Framework[], { args, kwargs }: Arguments): Decision {
  const first = args[0];
  const passed =
    kwargs.some((each) => each.key === "optimizer") || first?.kind === "open" || first?.kind === "call";
  if (!owners.includes("torch") || !passed) return { kind: "several", frameworks: owners };
  const rest = owners.filter((each) => each !== "torch");
  const assumed = `${name} is read as that of torch; ${rest.join(" and ")} has one too.`;
  return { kind: "one", framework: "torch", ...(rest.length > 0 && { assumed }) };
}
