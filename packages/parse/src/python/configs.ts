import type { SyntaxNode } from "@lezer/common";
import { scopeOf, trainingArguments } from "../configs/index.ts";
import { argumentsOf } from "./arguments.ts";
import { calleeOf } from "./callee.ts";
import { fieldsOf } from "./fields.ts";
import { titleOf } from "./find.ts";
import { type Candidate, type Script, tried } from "./script.ts";

/** Classes with the fields of TrainingArguments, and its defaults. */
const training = /^(Seq2Seq)?TrainingArguments$/;

/** The fields that decide the schedule. */
const read = /^(learning_rate|lr_scheduler_\w+|warmup_\w+|max_steps|num_train_epochs|optim|adam_beta2)$/;

/** The scheduler that a Trainer makes of `TrainingArguments(...)`. */
export function trainingOf(script: Script): readonly Candidate[] {
  return script.env.calls.flatMap((call) => {
    const callee = call.firstChild ? calleeOf(call.firstChild, script.env) : undefined;
    return callee && !callee.own && training.test(callee.name) ? [argumentsFound(call, script)] : [];
  });
}

function argumentsFound(call: SyntaxNode, { env, placeAt, options }: Script): Candidate {
  const place = placeAt(call.from);
  return tried({ from: call.from, to: call.to }, place, () => {
    const scope = scopeOf(options, "python");
    const { kwargs } = argumentsOf(call, env);
    const fields = fieldsOf(kwargs, env, placeAt);
    const found = trainingArguments(fields, { place, scope });
    const assumed = kwargs.filter(({ key }) => read.test(key)).flatMap(({ value }) => value.assumed ?? []);
    const title = titleOf(call, env.text, "lr_scheduler_type");
    return {
      found: { ...found, title, assumed: [...assumed, ...found.assumed] },
      leftOut: scope.leftOut,
    };
  });
}
