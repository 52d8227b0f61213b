import type { SyntaxNode } from "@lezer/common";
import { argumentsOf } from "./arguments.ts";
import type { Env } from "./env.ts";
import { readNumber } from "./literals.ts";
import { textOf } from "./nodes.ts";
import { assuming, type Value } from "./values.ts";

/** What parsed arguments are usually called. */
const usual = /^(parsed|args|opts?|options|config|cfg|conf|flags|FLAGS|hparams|hps)$/;

/**
 * The default of a command-line option that the text declares: `parser.add_argument("--lr", default=0.1)` or
 * `flags.DEFINE_float("lr", 0.1, ...)`. It is assumed, and told.
 */
export function optionOf(object: string, name: string, env: Env, depth: number): Value | undefined {
  if (!usual.test(object)) return undefined;
  for (const call of env.calls) {
    const callee = call.firstChild;
    const last = callee?.name === "MemberExpression" ? callee.lastChild : callee;
    const kind = last ? textOf(env.text, last) : "";
    if (
      !/^(add_argument|DEFINE_(float|integer|bool|boolean|string))$/.test(kind) ||
      !mentions(textOf(env.text, call), name)
    )
      continue;
    const option = (kind === "add_argument" ? argparse : absl)(call, name, env, depth);
    if (!option) continue;
    const { value, written } = option;
    if (value.kind !== "plain") return value;
    return assuming(value, `${written} is ${String(value.value)}, its default on the command line.`);
  }
  return undefined;
}

const mentions = (text: string, name: string): boolean =>
  text.includes(name) || text.includes(name.replaceAll("_", "-"));

interface Option {
  readonly value: Value;
  readonly written: string;
}

function argparse(call: SyntaxNode, name: string, env: Env, depth: number): Option | undefined {
  const { args, kwargs } = argumentsOf(call, env, depth);
  const words = args.flatMap((each) =>
    each.kind === "plain" && typeof each.value === "string" ? [each.value] : [],
  );
  const word = words.find((each) => each.startsWith("--")) ?? words[0];
  const given = kwargs.find((each) => each.key === "dest")?.value;
  const dest = given?.kind === "plain" ? given.value : word?.replace(/^-+/, "").replaceAll("-", "_");
  if (word === undefined || dest !== name) return undefined;
  const value = kwargs.find((each) => each.key === "default")?.value;
  if (!value) return undefined;
  // argparse hands a text to `type`.
  const type = kwargs.find((each) => each.key === "type")?.value;
  const number =
    value.kind === "plain" &&
    typeof value.value === "string" &&
    type?.kind === "open" &&
    /^(int|float)$/.test(type.text)
      ? readNumber(value.value)
      : undefined;
  return {
    value: number === undefined ? value : { kind: "plain", value: number, from: value.from },
    written: word,
  };
}

function absl(call: SyntaxNode, name: string, env: Env, depth: number): Option | undefined {
  const [first, value] = argumentsOf(call, env, depth).args;
  const found = first?.kind === "plain" && first.value === name && value;
  return found ? { value, written: `--${name}` } : undefined;
}
