import type { SyntaxNode } from "@lezer/common";
import { type Env, openAt } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { children, textOf } from "./nodes.ts";
import type { Arguments, Entry, Value } from "./values.ts";

/** Reads the arguments of a call. Stars over what is written out are followed. */
export function argumentsOf(call: SyntaxNode, env: Env, depth = 0): Arguments {
  const args: Value[] = [];
  const kwargs: Entry[] = [];
  let hidden: Arguments["hidden"];
  let wrong: Arguments["wrong"];
  const name = (node: SyntaxNode): string => textOf(env.text, node).normalize("NFKC");
  const list = call.lastChild?.name === "ArgList" ? call.lastChild : undefined;
  const nodes = list ? children(list, /^\*\*?$/) : [];
  const add = (each: Entry): void => {
    if (kwargs.some((other) => other.key === each.key)) {
      wrong ??= { from: each.from, expected: "each argument once", received: `${each.key} again` };
    } else kwargs.push(each);
  };
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    const operator = nodes[i + 1]?.name === "AssignOp" ? name(nodes[i + 1]) : "";
    if (node.name === "for" || node.name === "async") {
      // A generator: the argument before it is what it yields.
      return { args: [openAt(call, env)], kwargs: [] };
    }
    if (/^\*/.test(node.name)) {
      const star = nodes[++i];
      const value = evaluate(star, env, depth);
      if (node.name === "*" && value.kind === "list") args.push(...value.items);
      else if (node.name === "**" && value.kind === "dict") {
        for (const each of value.entries) add({ ...each, from: star.from });
      } else hidden ??= hiddenBy(node, star, value, env);
    } else if (operator === "=") {
      add({ key: name(node), value: evaluate(nodes[i + 2], env, depth), from: node.from });
      i += 2;
    } else {
      if (kwargs.length > 0) {
        const expected = "arguments by position before those by name";
        wrong ??= { from: node.from, expected, received: name(node) };
      }
      args.push(evaluate(operator === ":=" ? nodes[i + 2] : node, env, depth));
      if (operator === ":=") i += 2;
    }
  }
  return { args, kwargs, ...(hidden && { hidden }), ...(wrong && { wrong }) };
}

function hiddenBy(star: SyntaxNode, node: SyntaxNode, value: Value, env: Env): Arguments["hidden"] {
  const text = env.text.slice(star.from, node.to);
  return { text, needs: value.kind === "open" ? value.needs : [], from: star.from };
}
