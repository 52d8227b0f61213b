import { type Command, commandsOf, type Word } from "./shell.ts";

/** A word after variables that the script sets were filled in. */
export interface Token {
  readonly text: string;
  readonly place: Word["place"];
  /** A variable in it that the script does not set. */
  readonly unset?: string;
  /** Values of variables that were taken by default: `${LR:-1e-4}`. */
  readonly otherwise?: string;
}

const mostTokens = 20_000;

const assignment = /^(?:export\s+)?([A-Za-z_]\w*)=/;

/**
 * The commands of a script with the variables filled in that it sets itself, by plain assignments before them. What it
 * sets and never uses comes as one more command at the end.
 */
export function expandedCommands(text: string): readonly (readonly Token[])[] {
  const known = new Map<string, readonly Token[]>();
  const used = new Set<string>();
  const expanded: Token[][] = [];
  const room = { left: mostTokens };
  for (const command of commandsOf(text)) {
    const { array } = command;
    const words = array
      ? command.words
      : afterAssignments(command.words, (name, word) => known.set(name, [fill(word, known, used)]));
    const tokens = words.flatMap((word) => spread(word, known, used, room));
    if (array) known.set(array.name, array.more ? [...(known.get(array.name) ?? []), ...tokens] : tokens);
    else if (tokens.length > 0) expanded.push(tokens);
  }
  const rest = [...known]
    .filter(([name]) => !used.has(name))
    .flatMap(([, tokens]) => tokens.flatMap((token) => split(token, room)));
  return rest.length === 0 ? expanded : [...expanded, rest];
}

/** Takes the assignments off the front of a command. */
function afterAssignments(
  words: Command["words"],
  set: (name: string, value: Word) => void,
): Command["words"] {
  const start = words.findIndex(({ text }) => text !== "export" && !assignment.test(text));
  const end = start < 0 ? words.length : start;
  for (const word of words.slice(0, end)) {
    const length = assignment.exec(word.text)?.[0].length;
    if (length === undefined) continue;
    const variables = word.variables.map((each) => ({
      ...each,
      from: each.from - length,
      to: each.to - length,
    }));
    set(word.text.slice(0, length - 1), { ...word, text: word.text.slice(length), variables });
  }
  return words.slice(end);
}

/** A word with its variables filled in, as one token. */
function fill(word: Word, known: ReadonlyMap<string, readonly Token[]>, used: Set<string>): Token {
  let text = "";
  let at = 0;
  let unset: string | undefined;
  let otherwise: string | undefined;
  for (const each of word.variables) {
    const written = word.text.slice(each.from, each.to);
    const value = each.name === undefined ? undefined : known.get(each.name);
    if (each.name !== undefined && value) used.add(each.name);
    if (value) for (const token of value) unset ??= token.unset;
    if (!value && each.otherwise === undefined) unset ??= written;
    if (!value && each.otherwise !== undefined) otherwise = written;
    text +=
      word.text.slice(at, each.from) +
      (value?.map((token) => token.text).join(" ") ?? each.otherwise ?? written);
    at = each.to;
    if (text.length > 1e5) break;
  }
  text += word.text.slice(at);
  return { text, place: word.place, ...(unset && { unset }), ...(otherwise && { otherwise }) };
}

/** A word as the tokens that the shell makes of it: an unquoted variable may bring several. */
function spread(
  word: Word,
  known: ReadonlyMap<string, readonly Token[]>,
  used: Set<string>,
  room: { left: number },
): readonly Token[] {
  const [only] = word.variables;
  const whole = word.variables.length === 1 && only.from === 0 && only.to === word.text.length;
  const value = whole && only.name !== undefined ? known.get(only.name) : undefined;
  if (!value) return [fill(word, known, used)];
  used.add(only.name as string);
  const tokens = only.quoted && value.length === 1 ? value : value.flatMap((token) => split(token, room));
  room.left -= tokens.length;
  return room.left < 0 ? [] : tokens;
}

/** Splits a text of several flags, as the shell does with an unquoted variable. */
function split(token: Token, room: { left: number }): readonly Token[] {
  if (!/\s/.test(token.text.trim())) return [{ ...token, text: token.text.trim() }];
  const words = token.text.split(/\s+/).filter((text) => text !== "" && text !== "\\");
  room.left -= words.length;
  return words.map((text) => ({ ...token, text }));
}
