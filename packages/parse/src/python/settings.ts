import { argumentsOf } from "./arguments.ts";
import { evaluate } from "./evaluate.ts";
import { textOf } from "./nodes.ts";
import type { Script } from "./script.ts";
import type { Value } from "./values.ts";

/** A setting by its name: `optim_wrapper = dict(...)` of a config file, or an argument of what runs the training. */
export type Settings = (name: string) => Value | undefined;

/** The assignments of a module, and the arguments of each call whose name matches. */
export function settingsOf({ env }: Script, runner: RegExp): readonly Settings[] {
  const assigned: Settings = (name) => {
    const list = env.scopes.module.bindings.get(name) ?? [];
    const last = list[list.length - 1];
    return last?.to.kind === "value" ? evaluate(last.to.node, env) : undefined;
  };
  const runners = env.calls.filter(
    (call) => call.firstChild && runner.test(textOf(env.text, call.firstChild)),
  );
  return [
    assigned,
    ...runners.map((call): Settings => {
      const { kwargs } = argumentsOf(call, env);
      return (name) => kwargs.find(({ key }) => key === name)?.value;
    }),
  ];
}
