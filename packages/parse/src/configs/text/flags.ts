import { expandedCommands, type Token } from "./expand.ts";
import { dictionary, type Field, type Fields, listOf } from "./field.ts";

const flag = /^--?([A-Za-z][\w.-]*)(?:=([\s\S]*))?$/;

/** Whether a word is a flag: `--lr`, `-lr`, `--lr=3e-4`. */
const isFlag = ({ text }: Token): boolean => flag.test(text);

/**
 * The flags of each command that has some. The names are without hyphens in front, and with underscores inside; a flag
 * without a value is `true`, one with several is a list.
 */
export function parseFlags(text: string): readonly Field[] {
  const commands = expandedCommands(text).filter((tokens) => tokens.some(isFlag));
  return commands.map((tokens) => dictionary(fieldsOf(tokens), tokens[0].placeOf(0)));
}

function fieldsOf(tokens: readonly Token[]): Fields {
  const fields = new Map<string, Field>();
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at++];
    const found = flag.exec(token.text);
    if (!found) continue;
    const values: Token[] = [];
    const start = found[2] === undefined ? token.text.length : token.text.indexOf("=");
    if (found[2] !== undefined) values.push(after(token, start + 1));
    else while (at < tokens.length && !isFlag(tokens[at])) values.push(tokens[at++]);
    const name = found[1].replaceAll("-", "_");
    const before = fields.get(name)?.key;
    const written = token.text.slice(0, start);
    fields.set(name, {
      ...valueAt(values, token),
      key: token.placeOf(0),
      written,
      ...(before && { before }),
    });
  }
  return fields;
}

/** What stands behind the sign of `--name=value`. */
const after = (token: Token, length: number): Token => ({
  ...token,
  text: token.text.slice(length),
  placeOf: (index) => token.placeOf(index + length),
});

function valueAt(values: readonly Token[], token: Token): Field {
  if (values.length === 0) return { value: true, place: token.placeOf(0) };
  const items = values.map(
    ({ text, placeOf, unset, otherwise }): Field => ({
      value: text,
      place: placeOf(0),
      ...(unset !== undefined && { unset }),
      ...(otherwise !== undefined && { otherwise }),
    }),
  );
  return items.length === 1 ? items[0] : listOf(items, items[0].place);
}
