import type { SyntaxNode } from "@lezer/common";
import { deepspeedConfig, type Fields, mmcv, scopeOf, trainingArguments } from "../configs/index.ts";
import type { Found } from "../reading.ts";
import { argumentsOf } from "./arguments.ts";
import { calleeOf } from "./callee.ts";
import { evaluate } from "./evaluate.ts";
import { fieldOf, fieldsOf } from "./fields.ts";
import { dictionariesIn, titleOf } from "./find.ts";
import { textOf } from "./nodes.ts";
import { type Candidate, type Script, tried } from "./script.ts";
import type { Entry, Value } from "./values.ts";

/** Classes with the fields of TrainingArguments, and its defaults. */
const training = /^(Seq2Seq)?TrainingArguments$/;

/** The fields that decide the schedule. */
const deciding = /^(learning_rate|lr_scheduler_\w+|warmup_\w+|max_steps|num_train_epochs|optim|adam_beta2)$/;

/** The scheduler that a Trainer makes of `TrainingArguments(...)`. */
export function trainingOf(script: Script): readonly Candidate[] {
  return script.env.calls.flatMap((call) => {
    const callee = call.firstChild ? calleeOf(call.firstChild, script.env) : undefined;
    if (!callee || callee.own || !training.test(callee.name)) return [];
    const { kwargs } = argumentsOf(call, script.env);
    const read = kwargs.filter(({ key }) => deciding.test(key));
    return [
      configured(
        call,
        script,
        (scope) => {
          const fields = fieldsOf(kwargs, script.env, script.placeAt);
          return [trainingArguments(fields, { place: script.placeAt(call.from), scope })];
        },
        read,
      ),
    ];
  });
}

/** The scheduler in a dictionary that is a config of DeepSpeed. */
export function deepspeedOf(script: Script): readonly Candidate[] {
  const { env, placeAt, tree } = script;
  const made = env.calls.filter((call) => call.firstChild && textOf(env.text, call.firstChild) === "dict");
  return [...dictionariesIn(tree), ...made].flatMap((node) => {
    if (!/['"]scheduler['"]|\bscheduler *=/.test(textOf(env.text, node))) return [];
    const { fields, place } = fieldOf(evaluate(node, env), env, placeAt);
    if (!fields || deepspeedConfig.recognise(fields) !== "sure") return [];
    return [configured(node, script, (scope) => deepspeedConfig.read({ fields, place }, scope))];
  });
}

/** The `lr_config` of a config file of mmcv, before MMEngine. */
export function mmcvOf(script: Script): readonly Candidate[] {
  const { env, placeAt } = script;
  const { bindings } = env.scopes.module;
  const [config] = bindings.get("lr_config") ?? [];
  if (config?.to.kind !== "value") return [];
  const settings = [...bindings.values()].flatMap((list): readonly Entry[] => {
    const { name, to, from } = list[list.length - 1];
    return to.kind === "value" ? [{ key: name, value: evaluate(to.node, env), from }] : [];
  });
  const fields: Fields = fieldsOf(settings, env, placeAt);
  if (mmcv.recognise(fields) !== "sure") return [];
  const { node } = config.to;
  return [configured(node, script, (scope) => mmcv.read({ fields, place: placeAt(node.from) }, scope))];
}

/** What the reader of a config finds, with what was assumed to know its values. */
function configured(
  node: SyntaxNode,
  { env, placeAt, options }: Script,
  read: (scope: ReturnType<typeof scopeOf>) => readonly Found[],
  values: readonly Entry[] = [],
): Candidate {
  return tried(node, placeAt(node.from), () => {
    const scope = scopeOf(options, "python");
    const [found] = read(scope);
    const assumed = values.flatMap(({ value }: { readonly value: Value }) => value.assumed ?? []);
    const title = titleOf(node, env.text, found.title);
    return { found: { ...found, title, assumed: [...assumed, ...found.assumed] }, leftOut: scope.leftOut };
  });
}
