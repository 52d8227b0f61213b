/** Where a text stops being JSON, and what should stand there. */
export interface JsonError {
  readonly offset: number;
  readonly expected: string;
}

const space = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in a text
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** What may come next. */
type State = "value" | "value or ]" | "name" | "name or }" | "colon" | "next" | "end";

const words: { readonly [S in State]: string } = {
  value: "a value",
  "value or ]": 'a value or "]"',
  name: "a name in double quotes",
  "name or }": 'a name in double quotes or "}"',
  colon: '":"',
  next: '"," or the end of the list',
  end: "nothing more",
};

/** The first place where a text is not JSON; `undefined` when all of it is. Engines word this each in their own way. */
export function findJsonError(source: string): JsonError | undefined {
  const open: ("{" | "[")[] = [];
  let state: State = "value";
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) at += match[0].length;
    return match !== null;
  };
  const afterValue = (): State => (open.length === 0 ? "end" : "next");
  for (;;) {
    take(space);
    const here = source[at];
    if (here === undefined && state === "end") return undefined;
    const last = open.at(-1);
    const closes =
      (here === "}" && last === "{" && (state === "next" || state === "name or }")) ||
      (here === "]" && last === "[" && (state === "next" || state === "value or ]"));
    if (closes) {
      at++;
      open.pop();
      state = afterValue();
    } else if (state === "next" && here === ",") {
      at++;
      state = last === "{" ? "name" : "value";
    } else if (state === "colon" && here === ":") {
      at++;
      state = "value";
    } else if ((state === "name" || state === "name or }") && take(text)) {
      state = "colon";
    } else if ((state === "value" || state === "value or ]") && (here === "{" || here === "[")) {
      at++;
      open.push(here);
      state = here === "{" ? "name or }" : "value or ]";
    } else if ((state === "value" || state === "value or ]") && (take(text) || take(plain))) {
      state = afterValue();
    } else {
      const end = last === "{" ? '"," or "}"' : '"," or "]"';
      return { offset: at, expected: state === "next" ? end : words[state] };
    }
  }
}

/** Line and column, both from 1, of a place in a text. */
export function lineAndColumn(
  source: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: before[before.length - 1].length + 1 };
}
