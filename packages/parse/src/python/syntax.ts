import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import { lex, nextToken } from "./lex.ts";
import { withoutBrackets } from "./with.ts";

/** A text as a syntax tree. Offsets in the tree are offsets in the text. */
export interface Syntax {
  readonly text: string;
  /** What was parsed: the text, with notebook commands and the like as spaces. */
  readonly code: string;
  readonly tree: Tree;
  /** Why it is not Python, at the first place where it is not. */
  readonly mistake?: Mistake;
}

/** Deeper trees are refused, so that everything else may recurse. */
const deepest = 400;

/** Parses Python. Nothing is run. */
export function parse(text: string, placeAt: (offset: number) => Place): Syntax {
  const { code: lexed, mistake } = lex(text, placeAt);
  const code = withoutBrackets(lexed);
  // A text with open brackets or strings would cost the grammar much time, and gain nothing.
  const tree = parser.parse(mistake ? "" : code);
  const found = mistake ?? faultIn(tree, text, placeAt);
  return { text, code, tree, ...(found && { mistake: found }) };
}

/** The first place where the tree has an error, or is too deep. */
function faultIn(tree: Tree, code: string, placeAt: (offset: number) => Place): Mistake | undefined {
  let depth = 0;
  let found: Mistake | undefined;
  let first: number | undefined;
  tree.iterate({
    enter: (node) => {
      if (found) return false;
      depth++;
      if (depth > deepest) {
        found = {
          place: placeAt(node.from),
          code: "size",
          expected: `at most ${deepest} levels`,
          received: "one more",
        };
        return false;
      }
      if (node.type.isError && first === undefined) {
        first = node.from;
        if (node.name === "⚠") found = explain(node.node, code, placeAt);
      }
      return true;
    },
    leave: () => void depth--,
  });
  return found;
}

/** What could stand where the grammar stumbled, by what it was reading. */
function explain(error: SyntaxNode, code: string, placeAt: (offset: number) => Place): Mistake {
  const at =
    error.from +
    (/^\s*/.exec(code.slice(error.from, error.from + 200))?.[0].replace(/[\n\r].*/s, "").length ?? 0);
  return { place: placeAt(at), expected: expectedBy(error), received: nextToken(code, error.from) };
}

const enders: { readonly [name: string]: string } = {
  ArgList: ")",
  ParamList: ")",
  ParenthesizedExpression: ")",
  TupleExpression: ")",
  ArrayExpression: "]",
  DictionaryExpression: "}",
  SetExpression: "}",
  DictionaryComprehensionExpression: "}",
  ArrayComprehensionExpression: "]",
  ComprehensionExpression: ")",
};

function expectedBy(error: SyntaxNode): string {
  const parent = error.parent;
  const before = error.prevSibling?.name ?? "";
  if (before === "AssignOp" || before === "ArithOp" || before === "UpdateOp" || before === "CompareOp")
    return "a value";
  if (parent && Object.hasOwn(enders, parent.name)) {
    const end = enders[parent.name];
    if (before === "," || /^[([{]$/.test(before)) return `a value or ${end}`;
    if (before === ":" || before === "*" || before === "**") return "a value";
    return `"," or ${end}`;
  }
  if (parent?.name === "Body") return "an indented block";
  if (/^(If|While|For|With|Try)Statement$|Definition$/.test(parent?.name ?? "")) return '":" and a block';
  if (parent?.name === "ImportStatement") return "a name to import";
  if (parent?.name === "LambdaExpression") return "a value";
  if (parent?.name === "MemberExpression") return "a name after the dot";
  return /Statement$|Definition$/.test(before) ? "the end of the line" : "Python";
}
