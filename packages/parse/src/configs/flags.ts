import type { Place } from "../reading.ts";
import { expandedCommands, type Token } from "./expand.ts";
import { dictionary, type Field, type Fields, listOf } from "./field.ts";

const flag = /^--?([A-Za-z][\w.-]*)(?:=([\s\S]*))?$/;

/** Whether a word is a flag: `--lr`, `-lr`, `--lr=3e-4`. */
const isFlag = (text: string): boolean => flag.test(text);

/**
 * The flags of each command that has some. The names are without hyphens in front, and with underscores inside; a flag
 * without a value is `true`, one with several is a list.
 */
export function parseFlags(text: string): readonly Field[] {
  const commands = expandedCommands(text).filter((tokens) => tokens.some((token) => isFlag(token.text)));
  return commands.map((tokens) => dictionary(fieldsOf(tokens), tokens[0].place));
}

function fieldsOf(tokens: readonly Token[]): Fields {
  const fields = new Map<string, Field>();
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at++];
    const found = flag.exec(token.text);
    if (!found) continue;
    const values: Token[] = [];
    if (found[2] !== undefined) values.push({ ...token, text: found[2], place: within(token) });
    else while (at < tokens.length && !isFlag(tokens[at].text)) values.push(tokens[at++]);
    const name = found[1].replaceAll("-", "_");
    const before = fields.get(name)?.key;
    const written = token.text.slice(
      0,
      token.text.length - (found[2] === undefined ? 0 : found[2].length + 1),
    );
    const key = { key: token.place, written, ...(before && { before }) };
    fields.set(name, { ...valueAt(values, token.place), ...key });
  }
  return fields;
}

/** Where the value of `--name=value` stands. */
const within = ({ text, place }: Token): Place => ({
  ...place,
  column: place.column + text.indexOf("=") + 1,
});

function valueAt(values: readonly Token[], place: Place): Field {
  if (values.length === 0) return { value: true, place };
  const items = values.map(
    (each): Field => ({
      value: each.text,
      place: each.place,
      ...(each.unset !== undefined && { unset: each.unset }),
      ...(each.otherwise !== undefined && { otherwise: each.otherwise }),
    }),
  );
  return items.length === 1 ? items[0] : listOf(items, items[0].place);
}
