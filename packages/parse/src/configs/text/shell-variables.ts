/** A variable in a word. */
export interface Variable {
  /** Undefined for what only a shell could compute. */
  readonly name: string | undefined;
  /** What holds where it is not set: `${NAME:-this}`. */
  readonly otherwise?: string;
  readonly from: number;
  readonly to: number;
  /** Whether quotes keep what it brings in one word. */
  readonly quoted: boolean;
}

const braces = /\$\{([A-Za-z_]\w*)(?:\[[@*]\])?(?::?-([^${}`\n]*))?\}/y;
const bare = /\$([A-Za-z_]\w*|[0-9@*#?])/y;

/** A plain variable at an offset of a text: `$NAME`, `${NAME}`, `${NAME[@]}`, `${NAME:-default}`, `$1`. */
export function variableAt(
  text: string,
  at: number,
): { readonly name: string | undefined; readonly otherwise?: string; readonly length: number } | undefined {
  braces.lastIndex = at;
  bare.lastIndex = at;
  const found = braces.exec(text) ?? bare.exec(text);
  if (!found) return undefined;
  const name = /^[A-Za-z_]/.test(found[1]) ? found[1] : undefined;
  return { name, length: found[0].length, ...(found[2] !== undefined && { otherwise: found[2] }) };
}

/** The length of what only a shell could compute: `$(...)`, `${...}` with more in it, backticks; 1 for a lone sign. */
export function opaqueLength(text: string, at: number): number {
  if (text[at] === "`") {
    const end = text.indexOf("`", at + 1);
    return end < 0 ? 1 : end + 1 - at;
  }
  const open = text[at + 1];
  const shut = open === "(" ? ")" : open === "{" ? "}" : undefined;
  if (shut === undefined) return 1;
  let depth = 0;
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === shut && --depth === 0) return i + 1 - at;
  }
  return 1;
}
