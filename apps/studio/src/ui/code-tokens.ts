/** What a stretch of source is, for its colour. */
export interface Token {
  readonly kind: "plain" | "key" | "text" | "number" | "comment";
  readonly text: string;
}

/** Longer sources stay without colours: typing in them has to stay quick. */
const longest = 40_000;

// Each alternative takes at least one character and none can match in two ways, so that the time is linear.
const pattern =
  /(#[^\n]*|\/\/[^\n]*)|("""[\s\S]*?(?:"""|$(?![\s\S]))|'''[\s\S]*?(?:'''|$(?![\s\S]))|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?)|(\b(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][+-]?\d+)?\b)|([A-Za-z_][\w]*)|(\s+|[\s\S])/g;

const words = new Set(
  "and as assert async await break class const continue def del elif else except False finally for from global if import in is lambda let new None nonlocal not null or pass raise return true false True try var while with yield".split(
    " ",
  ),
);

/** Colours of a source in Python, JavaScript, JSON, YAML or shell: keywords, texts, numbers, comments. */
export function tokensOf(source: string): readonly Token[] {
  if (source.length > longest) return [{ kind: "plain", text: source }];
  const tokens: { kind: Token["kind"]; text: string }[] = [];
  for (const [text, comment, quoted, number, word] of source.matchAll(pattern)) {
    const kind = comment
      ? "comment"
      : quoted
        ? "text"
        : number
          ? "number"
          : word && words.has(word)
            ? "key"
            : "plain";
    const last = tokens.at(-1);
    if (last?.kind === kind) last.text += text;
    else tokens.push({ kind, text });
  }
  return tokens;
}
