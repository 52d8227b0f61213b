import ts from "typescript";

/** One `@example` block of a doc comment. */
export interface Example {
  /** The thing that the comment belongs to: `cosine`, `Horizon.steps`. */
  readonly symbol: string;
  readonly code: string;
}

/** What an example said would come out, and what did. */
export interface Claim {
  readonly code: string;
  readonly expected: string;
  readonly value?: unknown;
  readonly error?: Error;
}

type Named = ts.Node & { readonly name?: ts.Node; readonly jsDoc?: readonly ts.JSDoc[] };

/** Every `@example` in a source text, in order. */
export function examplesIn(fileName: string, text: string): Example[] {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found: Example[] = [];
  const visit = (node: Named, owner: string): void => {
    const name = nameOf(node);
    const inStatement = ts.isVariableDeclaration(node); // whose statement has given the name already
    const symbol = name === undefined || inStatement ? owner : [owner, name].filter(Boolean).join(".");
    for (const doc of node.jsDoc ?? []) {
      found.push(
        ...blocksOf(text.slice(doc.pos, doc.end)).map((code) => ({ symbol: symbol || fileName, code })),
      );
    }
    ts.forEachChild(node, (child) => visit(child, symbol));
  };
  visit(file, "");
  return found;
}

function nameOf(node: Named): string | undefined {
  const name = ts.isVariableStatement(node) ? node.declarationList.declarations[0].name : node.name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

/** The text of each `@example` tag, without the stars and without a Markdown fence. */
function blocksOf(comment: string): string[] {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  const tags = lines.join("\n").split(/^[ \t]*@(?=\w)/m);
  return tags
    .filter((tag) => /^example\b/.test(tag))
    .map((tag) =>
      tag
        .replace(/^example/, "")
        .replace(/^```.*$/gm, "")
        .trim(),
    );
}

const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...args: unknown[]) => Promise<void>;

/**
 * Runs an example as TypeScript and gives what it claims: each expression statement with a comment behind it on its
 * last line. `scope` holds the names that an example may use, `modules` what it may import by name.
 */
export async function runExample(
  code: string,
  scope: { readonly [name: string]: unknown },
  modules: { readonly [specifier: string]: object },
): Promise<Claim[]> {
  const file = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  const expectations: { code: string; expected: string }[] = [];
  const body = file.statements.map((statement) => {
    if (ts.isImportDeclaration(statement)) return destructured(statement);
    const expected = commentBehind(code, statement);
    if (!ts.isExpressionStatement(statement) || expected === undefined) return statement.getText();
    expectations.push({ code: statement.getText(), expected });
    return `await $claim(async () => (${statement.expression.getText()}));`;
  });
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const script = ts.transpile(`{ ${body.join("\n")} }`, options);

  const claims: Claim[] = [];
  const claim = async (evaluate: () => Promise<unknown>): Promise<void> => {
    const expectation = expectations[claims.length];
    try {
      claims.push({ ...expectation, value: await evaluate() });
    } catch (error) {
      claims.push({ ...expectation, error: error as Error });
    }
  };
  const run = new AsyncFunction("$claim", "$modules", ...Object.keys(scope), `"use strict"; ${script}`);
  await run(claim, modules, ...Object.values(scope));
  return claims;
}

/** `import { a, b as c } from "anneal"` as a `const` over the modules given. */
function destructured(statement: ts.ImportDeclaration): string {
  const from = `$modules[${statement.moduleSpecifier.getText()}]`;
  const bindings = statement.importClause?.namedBindings;
  if (bindings === undefined) return "";
  if (ts.isNamespaceImport(bindings)) return `const ${bindings.name.text} = ${from};`;
  const names = bindings.elements
    .filter((each) => !each.isTypeOnly)
    .map((each) => (each.propertyName ? `${each.propertyName.text}: ${each.name.text}` : each.name.text));
  return `const { ${names.join(", ")} } = ${from};`;
}

function commentBehind(code: string, statement: ts.Statement): string | undefined {
  const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
  return comment && code.slice(comment.pos, comment.end).replace(/^\/\/\s*|^\/\*\s*|\s*\*\/$/g, "");
}

/** Says in what way a claim is untrue, or `undefined`. */
export function untruth({ code, expected, value, error }: Claim): string | undefined {
  const throws = /^throws: ?(.*)$/.exec(expected);
  if (throws !== null) {
    if (error === undefined) return `${code} should throw "${throws[1]}" but gave ${show(value)}`;
    return error.message.includes(throws[1])
      ? undefined
      : `${code} threw "${error.message}", not "${throws[1]}"`;
  }
  if (error !== undefined) return `${code} threw "${error.message}"`;
  let wanted: unknown;
  try {
    wanted = new Function(`"use strict"; return (${expected});`)();
  } catch {
    return `${code} is followed by a comment that is no value: ${expected}`;
  }
  return same(value, wanted) ? undefined : `${code} gave ${show(value)}, not ${expected}`;
}

const show = (value: unknown): string =>
  typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));

/** Equal, numbers within 1e-9 of their size, at any depth; typed arrays count as arrays. */
function same(got: unknown, want: unknown): boolean {
  if (typeof got === "number" && typeof want === "number") {
    return Object.is(got, want) || got === want || Math.abs(got - want) <= 1e-9 * Math.abs(want);
  }
  if (typeof got !== "object" || typeof want !== "object" || got === null || want === null)
    return got === want;
  const list = Array.isArray(got) || ArrayBuffer.isView(got);
  if (list !== Array.isArray(want)) return false;
  const keys = Object.keys(want);
  const entries = got as { [key: string]: unknown };
  return (
    keys.length === Object.keys(got).length &&
    keys.every((key) => key in got && same(entries[key], (want as typeof entries)[key]))
  );
}
