import type { Argument, Call, Framework } from "anneal/convert";

/** Where each framework keeps its schedulers. */
const modules: { readonly [F in Framework]: string } = {
  torch: "torch.optim.lr_scheduler",
  transformers: "transformers",
  timm: "timm.scheduler",
  optax: "optax",
  keras: "keras.optimizers.schedules",
  fastai: "fastai.callback.schedule",
  composer: "composer.optim",
  mmengine: "mmengine.optim.scheduler",
  deepspeed: "deepspeed.runtime.lr_schedules",
  megatron: "megatron.core.optimizer_param_scheduler",
  nanogpt: "",
  ignite: "ignite.handlers",
};

/** Writes a call as Python source, in the way of the users of its framework. */
export function toPython(framework: Framework, call: Call): string {
  const { name, kwargs = {} } = call;
  if (framework === "nanogpt") return assignments(kwargs);
  if (framework === "mmengine" && /^param_scheduler/.test(name)) {
    return `param_scheduler = ${value(kwargs.param_scheduler, framework, "param_scheduler")}`;
  }
  if (framework === "transformers") return written(framework, { ...call, name: "get_scheduler" });
  if (framework === "megatron") return written(framework, { ...call, name: "OptimizerParamScheduler" });
  return written(framework, call);
}

function written(framework: Framework, { name, args = [], kwargs = {} }: Call): string {
  const torch = name.startsWith("torch.");
  const plain = name.slice(name.lastIndexOf(".") + 1);
  const given = [
    ...args.map((each) => value(each, framework)),
    ...Object.entries(kwargs).map(([key, each]) => `${key}=${value(each, framework, key)}`),
  ];
  return `${torch ? modules.torch : modules[framework]}.${plain}(${given.join(", ")})`;
}

const assignments = (kwargs: NonNullable<Call["kwargs"]>): string =>
  Object.entries(kwargs)
    .map(([key, each]) => `${key} = ${value(each, "nanogpt")}`)
    .join("\n");

function value(given: Argument, framework: Framework, key = ""): string {
  if (given === null || given === undefined) return "None";
  if (typeof given === "boolean") return given ? "True" : "False";
  if (typeof given === "number") return Number.isFinite(given) ? String(given) : `float("${given}")`;
  if (typeof given === "string") return key === "lr_lambda" ? given : JSON.stringify(given);
  if (Array.isArray(given)) return `[${given.map((each) => value(each, framework, key)).join(", ")}]`;
  if ("ref" in given) return String(given.ref);
  if ("kwargs" in given || "args" in given) return written(framework, given as Call);
  const entries = Object.entries(given as { readonly [key: string]: Argument });
  if (key === "param_scheduler") {
    return `dict(${entries.map(([name, each]) => `${name}=${value(each, framework)}`).join(", ")})`;
  }
  return `{${entries.map(([name, each]) => `${/^\d+$/.test(name) ? name : JSON.stringify(name)}: ${value(each, framework)}`).join(", ")}}`;
}
