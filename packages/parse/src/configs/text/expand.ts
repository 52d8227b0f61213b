import type { Place } from "../../reading.ts";
import { commandsOf } from "./shell.ts";
import type { Word } from "./word.ts";

/** A word after variables that the script sets were filled in. */
export interface Token {
  readonly text: string;
  readonly placeOf: (index: number) => Place;
  /** A variable in it that the script does not set. */
  readonly unset?: string;
  /** A variable in it that was taken at its default: `${LR:-1e-4}`. */
  readonly otherwise?: string;
}

const mostTokens = 5000;

const assignment = /^([A-Za-z_]\w*)=/;

interface Shell {
  readonly known: Map<string, readonly Token[]>;
  readonly used: Set<string>;
  left: number;
}

/**
 * The commands of a script with the variables filled in that it sets itself, by plain assignments before them. What it
 * sets and never uses comes as one more command at the end.
 */
export function expandedCommands(text: string): readonly (readonly Token[])[] {
  const shell: Shell = { known: new Map(), used: new Set(), left: mostTokens };
  const { known, used } = shell;
  const expanded: (readonly Token[])[] = [];
  for (const { words, array } of commandsOf(text)) {
    const tokens = (array ? words : afterAssignments(words, shell)).flatMap((word) => spread(word, shell));
    if (!array && tokens.length > 0) expanded.push(tokens);
    if (array) known.set(array.name, array.more ? [...(known.get(array.name) ?? []), ...tokens] : tokens);
  }
  const unused = [...known].filter(([name]) => !used.has(name));
  const rest = unused.flatMap(([, tokens]) => tokens.flatMap((token) => split(token, shell)));
  return rest.length === 0 ? expanded : [...expanded, rest];
}

/** Takes the assignments off the front of a command. */
function afterAssignments(words: readonly Word[], shell: Shell): readonly Word[] {
  const start = words.findIndex(({ text }) => text !== "export" && !assignment.test(text));
  const end = start < 0 ? words.length : start;
  for (const word of words.slice(0, end)) {
    const found = assignment.exec(word.text);
    if (found) shell.known.set(found[1], [fill(from(word, found[0].length), shell)]);
  }
  return words.slice(end);
}

/** A word without its first letters. */
const from = ({ text, placeOf, variables }: Word, length: number): Word => ({
  text: text.slice(length),
  placeOf: (index) => placeOf(index + length),
  variables: variables.map((each) => ({ ...each, from: each.from - length, to: each.to - length })),
});

/** A word with its variables filled in, as one token. */
function fill(word: Word, { known, used }: Shell): Token {
  const parts: { readonly start: number; readonly index: number; readonly fixed: boolean }[] = [];
  let text = "";
  let at = 0;
  let unset: string | undefined;
  let otherwise: string | undefined;
  const add = (piece: string, index: number, fixed: boolean): void => {
    parts.push({ start: text.length, index, fixed });
    text = (text + piece).slice(0, 1e5);
  };
  for (const each of word.variables) {
    const written = word.text.slice(each.from, each.to);
    const value = each.name === undefined ? undefined : known.get(each.name);
    if (value) used.add(each.name as string);
    unset ??= value
      ? value.find((token) => token.unset)?.unset
      : each.otherwise === undefined
        ? written
        : undefined;
    if (!value && each.otherwise !== undefined) otherwise = written;
    add(word.text.slice(at, each.from), at, false);
    add(value?.map((token) => token.text).join(" ") ?? each.otherwise ?? written, each.from, true);
    at = each.to;
  }
  add(word.text.slice(at), at, false);
  const placeOf = (index: number): Place => {
    const part = parts[parts.filter(({ start }) => start <= index).length - 1] ?? parts[0];
    return word.placeOf(part.fixed ? part.index : part.index + index - part.start);
  };
  return { text, placeOf, ...(unset && { unset }), ...(otherwise && { otherwise }) };
}

/** A word as the tokens that the shell makes of it: an unquoted variable may bring several. */
function spread(word: Word, shell: Shell): readonly Token[] {
  const [only] = word.variables;
  const whole = word.variables.length === 1 && only.from === 0 && only.to === word.text.length;
  const value = whole && only.name !== undefined ? shell.known.get(only.name) : undefined;
  if (!value) return [fill(word, shell)];
  shell.used.add(only.name as string);
  const tokens = only.quoted && value.length === 1 ? value : value.flatMap((token) => split(token, shell));
  shell.left -= tokens.length;
  return shell.left < 0 ? [] : tokens;
}

/** Splits a text of several flags, as the shell does with an unquoted variable. */
function split(token: Token, shell: Shell): readonly Token[] {
  const words = [...token.text.matchAll(/\S+/g)].filter(([text]) => text !== "\\");
  shell.left -= words.length;
  if (shell.left < 0) return [];
  return words.map(({ 0: text, index }) => ({
    text,
    placeOf: (i) => token.placeOf(index + i),
    ...(token.unset && text.includes(token.unset) && { unset: token.unset }),
    ...(token.otherwise && { otherwise: token.otherwise }),
  }));
}
