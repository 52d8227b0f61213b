import type { Spec } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import type { Framework } from "../frameworks.ts";
import type { Propose } from "./exported.ts";
import { proposeKeras } from "./native/keras.ts";
import { proposeOptax } from "./native/optax.ts";
import { proposeComposer, proposeMegatron, proposeNanogpt } from "./native/others.ts";
import { proposeTimm } from "./native/timm.ts";
import { proposeTorch } from "./native/torch.ts";
import { proposeTransformers } from "./native/transformers.ts";
import { callText, number } from "./python/literal.ts";

/** A framework whose own schedulers are proposed, and how they are written. */
export interface NativeTarget {
  readonly propose: Propose;
  readonly text: (call: Call, baseLr: number) => string;
}

const torchText = (prefix: string) => (call: Call, baseLr: number) =>
  `# The optimizer has lr=${number(baseLr)}.
scheduler = ${callText(call, { prefix, first: "optimizer" })}
`;

/** transformers: get_scheduler, whose name comes before the optimizer. */
function transformersText(call: Call, baseLr: number): string {
  const { name, ...rest } = call.kwargs ?? {};
  const written = callText(
    { name: call.name, kwargs: rest },
    { prefix: "", first: `${JSON.stringify(name)}, optimizer` },
  );
  return `# The optimizer has lr=${number(baseLr)}.\nscheduler = ${written}\n`;
}

/** Frameworks whose own schedulers are proposed. */
export const natives: { readonly [F in Framework]?: NativeTarget } = {
  torch: { propose: proposeTorch, text: torchText("") },
  transformers: { propose: proposeTransformers, text: transformersText },
  timm: { propose: proposeTimm, text: torchText("") },
  optax: { propose: proposeOptax, text: (call) => `schedule = ${callText(call, { prefix: "optax." })}\n` },
  keras: {
    propose: proposeKeras,
    text: (call) => `schedule = ${callText(call, { prefix: "keras.optimizers.schedules." })}\n`,
  },
  composer: {
    propose: proposeComposer,
    text: (call, baseLr) =>
      `# The optimizer has lr=${number(baseLr)}.\nscheduler = ${callText(call, { prefix: "" })}\n`,
  },
  megatron: { propose: proposeMegatron, text: torchText("") },
  nanogpt: {
    propose: proposeNanogpt,
    text: ({ kwargs }) =>
      `${Object.entries(kwargs ?? {})
        .map(([name, value]) => `${name} = ${number(value as number)}`)
        .join("\n")}\n`,
  },
};

/** Whether every length of a spec is in steps. */
export function inSteps(spec: Spec): boolean {
  const text = JSON.stringify(spec);
  return !/"(rest|[\d.e+-]+ *(%|ep|sample|tok))"/i.test(text);
}
