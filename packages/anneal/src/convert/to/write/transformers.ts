import type { Candidate, Write } from "../exported.ts";
import { assigned, float } from "../python/literal.ts";
import { flagLines, jsonText, yamlText } from "./config.ts";

const counts = /(^|_)(steps|num_cycles|patience|cooldown|warmup|window_size|reset_start)$/;

/** `get_scheduler`, whose name comes before the optimizer. */
export const getSchedulerPython: Write = ({ call, baseLr }) => {
  const { name, ...kwargs } = call.kwargs ?? {};
  const first = (): readonly string[] => [JSON.stringify(name), "optimizer"];
  return {
    imports: ["from transformers import get_scheduler"],
    source: `# The optimizer has lr=${float(baseLr)}.\n${assigned("scheduler", { name: call.name, kwargs }, { counts, first })}`,
  };
};

/**
 * The same scheduler as TrainingArguments; undefined where the decay does not end with the run, for its length is
 * `max_steps` there.
 */
function trainingArguments(
  { call, baseLr }: Candidate,
  steps: number,
): { [name: string]: unknown } | undefined {
  const {
    name,
    num_warmup_steps: warmup,
    num_training_steps: total,
    scheduler_specific_kwargs: special,
  } = call.kwargs ?? {};
  if (total !== undefined && total !== steps) return undefined;
  return {
    learning_rate: baseLr,
    lr_scheduler_type: name,
    ...(special !== undefined && { lr_scheduler_kwargs: special }),
    ...(warmup !== undefined && warmup !== 0 && { warmup_steps: warmup }),
    max_steps: steps,
  };
}

export const argumentsPython: Write = (candidate, { steps }) => {
  const kwargs = trainingArguments(candidate, steps);
  return kwargs === undefined
    ? undefined
    : {
        imports: ["from transformers import TrainingArguments"],
        source: assigned(
          "args",
          { name: "TrainingArguments", kwargs: { output_dir: "out", ...kwargs } },
          { counts },
        ),
      };
};

const config =
  (text: (values: { readonly [name: string]: unknown }) => string): Write =>
  (candidate, { steps }) => {
    const values = trainingArguments(candidate, steps);
    return values === undefined ? undefined : { source: text(values) };
  };

export const argumentsJson: Write = /* @__PURE__ */ config(jsonText);
export const argumentsYaml: Write = /* @__PURE__ */ config(yamlText);
export const argumentsFlags: Write = /* @__PURE__ */ config(flagLines);
