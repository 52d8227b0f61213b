import type { SyntaxNode } from "@lezer/common";
import type { ConvertContext } from "anneal/convert";
import type { OpenValue } from "../reading.ts";
import { argumentsOf } from "./arguments.ts";
import { calleeOf } from "./callee.ts";
import { type Env, evaluate } from "./evaluate.ts";
import type { Value } from "./values.ts";

/** What the text says of an optimizer. */
export interface OptimizerRead {
  readonly from: number;
  readonly context: Pick<ConvertContext, "baseLrs" | "optimizer">;
  /** Its LR, where the text leaves it open. */
  readonly open?: OpenValue & { readonly from: number };
  readonly assumed: readonly string[];
}

/** The LRs that optimizers of PyTorch have by default. */
const defaults: { readonly [name: string]: number } = {
  SGD: 1e-3,
  Adam: 1e-3,
  AdamW: 1e-3,
  RAdam: 1e-3,
  SparseAdam: 1e-3,
  NAdam: 2e-3,
  Adamax: 2e-3,
  RMSprop: 1e-2,
  Adagrad: 1e-2,
  ASGD: 1e-2,
  Rprop: 1e-2,
  Adadelta: 1,
  LBFGS: 1,
};

/** Whether a name is that of an optimizer. */
const isOptimizer =
  /^(SGD|RMSprop|Rprop|ASGD|LBFGS|Lion|LAMB|Lamb|LARS|Lars|Muon|Sophia\w*|Adafactor|Adagrad|Adadelta|\w*Adam\w*|NovoGrad|Adan|Ranger\w*|Shampoo|SOAP|Prodigy|MADGRAD|AdaBelief|SparseAdam)$/;

/** Reads the call of an optimizer; undefined where the value is none. */
export function readOptimizer(value: Value, env: Env, depth = 0): OptimizerRead | undefined {
  if (value.kind !== "call" || depth > 5) return undefined;
  const { node } = value;
  const { args, kwargs } = argumentsOf(node, env);
  const name = (node.firstChild && calleeOf(node.firstChild, env)?.name) ?? "";
  const byName = (wanted: string): Value | undefined => kwargs.find((each) => each.name === wanted)?.value;
  const known = isOptimizer.test(name);
  const second = known && args[1] ? args[1] : undefined;
  const lr = byName("lr") ?? byName("learning_rate") ?? second;
  if (!lr && !known) {
    // accelerator.prepare(optimizer), Lookahead(optimizer): what they wrap decides.
    for (const each of [...args, ...kwargs.map((one) => one.value)]) {
      const inner = readOptimizer(each, env, depth + 1);
      if (inner) return inner;
    }
    return undefined;
  }
  const own = lr ?? defaultOf(name, node.from);
  const groups = groupsOf(byName("params") ?? args[0], own);
  const open = groups.find((each) => each.kind !== "plain" || typeof each.value !== "number");
  const betas = byName("betas") ?? byName("beta_2");
  const beta2 = betas?.kind === "list" ? betas.items[1] : betas;
  const plainLr = own?.kind === "plain" && typeof own.value === "number" ? own.value : undefined;
  return {
    from: value.from,
    context: {
      ...(!open && groups.length > 0 && { baseLrs: groups.map((each) => (each as { value: number }).value) }),
      optimizer: {
        ...(name && { name }),
        ...(plainLr !== undefined && { lr: plainLr }),
        ...(beta2?.kind === "plain" && typeof beta2.value === "number" && { beta2: beta2.value }),
      },
    },
    ...(open && open.kind !== "plain" && { open: { ...openOf(open, env), from: open.from } }),
    assumed: !lr && own ? [`${name} has its default LR, ${(own as { value: number }).value}.`] : [],
  };
}

function openOf(value: Value, env: Env): OpenValue {
  if (value.kind === "open") return { text: value.text, needs: value.needs };
  const node = value.kind === "call" || value.kind === "function" ? value.node : undefined;
  const text = node ? env.text.slice(node.from, node.to) : "a list";
  return { text, needs: [text] };
}

const defaultOf = (name: string, from: number): Value | undefined =>
  Object.hasOwn(defaults, name) ? { kind: "plain", value: defaults[name], from } : undefined;

/** The LR of each parameter group: its own, or that of the optimizer. */
function groupsOf(params: Value | undefined, lr: Value | undefined): readonly Value[] {
  const groups = params?.kind === "list" ? params.items : [];
  if (groups.length === 0 || !groups.every((each) => each.kind === "dict")) return lr ? [lr] : [];
  const each = groups.map((group) =>
    group.kind === "dict" ? (group.entries.find(({ key }) => key === "lr")?.value ?? lr) : lr,
  );
  return each.every((one) => one !== undefined) ? each : [];
}

/** The optimizers of a text that stand in the calls given. */
export function optimizersOf(calls: readonly SyntaxNode[], env: Env): readonly OptimizerRead[] {
  return calls.flatMap((call) => {
    const name = (call.firstChild && calleeOf(call.firstChild, env)?.name) ?? "";
    if (!isOptimizer.test(name)) return [];
    const found = readOptimizer(evaluate(call, env), env);
    return found ? [found] : [];
  });
}
