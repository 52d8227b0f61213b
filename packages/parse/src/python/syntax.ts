import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import { lex } from "./lex.ts";
import { nextToken } from "./scan.ts";
import { withoutBrackets } from "./with.ts";

/** A text as a syntax tree. Offsets in the tree are offsets in the text. */
export interface Syntax {
  /** What was parsed: the text, with notebook commands and the like as spaces. */
  readonly code: string;
  readonly tree: Tree;
  /** Why it is not Python, at the first place where it is not. */
  readonly mistake?: Mistake;
}

/** Deeper trees are refused, so that everything else may recurse. */
const deepest = 400;

/** How many characters behind a mistake are read to explain it: to go on after mistakes can cost much time. */
const lookahead = 100;

/** Parses Python. Nothing is run. */
export function parse(text: string, placeAt: (offset: number) => Place): Syntax {
  const { code: lexed, mistake } = lex(text, placeAt);
  const code = withoutBrackets(lexed);
  const nothing = { code, tree: parser.parse("") };
  if (mistake) return { ...nothing, mistake };
  const found = strictly(code);
  if (typeof found === "number") {
    const start = parser.parse(code.slice(0, found + lookahead));
    const unexplained = { place: placeAt(found), expected: "Python", received: nextToken(text, found) };
    return { ...nothing, mistake: faultIn(start, text, placeAt) ?? unexplained };
  }
  const fault = faultIn(found, text, placeAt);
  return { code, tree: found, ...(fault && { mistake: fault }) };
}

/** The tree, or where the grammar is stuck. */
function strictly(code: string): Tree | number {
  try {
    return parser.configure({ strict: true }).parse(code);
  } catch (error) {
    const at = error instanceof SyntaxError ? /\d+/.exec(error.message)?.[0] : undefined;
    if (at === undefined) throw error;
    return Number(at);
  }
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
  if (parent?.name === "ParamList" && parent.parent?.name === "LambdaExpression") return '"," or :';
  if (before === "AssignOp" || before === "ArithOp" || before === "UpdateOp" || before === "CompareOp")
    return "a value";
  if (parent && Object.hasOwn(enders, parent.name)) {
    const end = enders[parent.name];
    if (before === "," || /^[([{]$/.test(before)) return `a value or ${end}`;
    if (before === ":" || before === "*" || before === "**") return "a value";
    return `"," or ${end}`;
  }
  if (parent?.name === "Body")
    return error.prevSibling?.name === ":" ? "an indented block" : '":" and a block';
  if (/^(If|While|For|With|Try)Statement$|Definition$/.test(parent?.name ?? "")) return '":" and a block';
  if (parent?.name === "ImportStatement") return "a name to import";
  if (parent?.name === "LambdaExpression") return "a value";
  if (parent?.name === "MemberExpression") return "a name after the dot";
  return /Statement$|Definition$/.test(before) ? "the end of the line" : "Python";
}
