import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { Place } from "../../reading.ts";
import { placesOf } from "../../text/places.ts";
import { dictionary, type Field, type Fields, listOf } from "./field.ts";
import { deepest } from "./json.ts";
import { decline } from "./say.ts";
import { scalarOf } from "./scalar.ts";

/** How many values a config may have, those of aliases counted each time. */
const most = 10_000;

/** How many signs and words it may have: ten times those of a long one. */
const mostLexemes = 20_000;

/** How many lines it may have, which is known before anything is parsed. */
const mostLines = 4000;

/**
 * Reads YAML by the rules of Python's loaders (see {@link scalarOf}), with the place of every value. Nothing is ever
 * made of a tag. Anchors, aliases and merge keys work, as long as what they stand for is not large.
 *
 * @throws AnnealError at the first mistake, with its line and column; for tags of classes, and for what is too large.
 */
export function parseYaml(text: string): Field | undefined {
  const placeOf = placesOf(text);
  const end = placeOf(text.length);
  if (end.line > mostLines)
    decline(["YAML", end], `at most ${mostLines} lines`, `${end.line} lines`, { code: "size" });
  const composer = new Composer({
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const documents = [...composer.compose(tokensOf(text, placeOf), true, text.length)];
  for (const [error] of documents.map(({ errors }) => errors)) {
    if (!error) continue;
    const note = error.message.replace(/\s+/g, " ");
    decline(["YAML", placeOf(error.pos[0])], "YAML that can be read", undefined, { code: "type", note });
  }
  const contents = documents.flatMap((document) => (document.contents ? [document.contents as Node] : []));
  // A document of comments is an empty text.
  const filled = contents.filter((node) => !(isScalar(node) && !node.source));
  if (filled.length > 1) {
    const place = placeOf(filled[1].range?.[0] ?? 0);
    decline(["YAML", place], "one document", `${filled.length} documents`, { code: "size" });
  }
  return filled[0] && fieldOf(filled[0], { placeOf, anchors: new Map(), left: most });
}

/** Reads tokens without recursion, and refuses depth before anything recurs into it. */
function tokensOf(text: string, placeOf: (offset: number) => Place): readonly CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    offset += lexeme.length;
    if (parser.stack.length > deepest + 2 || ++count > mostLexemes) {
      const rule = `at most ${deepest} levels and ${most} values`;
      decline(["YAML", placeOf(Math.min(offset, text.length))], rule, "more", { code: "size" });
    }
  }
  return [...tokens, ...parser.end()];
}

interface Walk {
  readonly placeOf: (offset: number) => Place;
  /** What stands behind an anchor, and how many values that is. */
  readonly anchors: Map<string, { readonly field: Field; readonly size: number }>;
  left: number;
}

function fieldOf(node: Node, walk: Walk): Field {
  const place = walk.placeOf(node.range?.[0] ?? 0);
  spend(walk, 1, place);
  const before = walk.left;
  const field = isAlias(node)
    ? aliased(node.source, place, walk)
    : { ...contentsOf(node, walk, place), place };
  const anchor = isAlias(node) ? undefined : (node as Scalar).anchor;
  if (anchor) walk.anchors.set(anchor, { field, size: before - walk.left + 1 });
  return field;
}

function spend(walk: Walk, size: number, place: Place): void {
  walk.left -= size;
  if (walk.left < 0) decline(["YAML", place], `at most ${most} values`, "more", { code: "size" });
}

function aliased(name: string, place: Place, walk: Walk): Field {
  const found = walk.anchors.get(name);
  if (!found)
    return decline([`*${name}`, place], "an anchor that stands before it", undefined, { code: "missing" });
  spend(walk, found.size, place);
  return { ...found.field, place };
}

function contentsOf(node: Node, walk: Walk, place: Place): Omit<Field, "place"> {
  const tag = node.tag === undefined ? undefined : coreTag(node.tag, place);
  if (isMap(node)) return dictionary(fieldsOf(node as YAMLMap<Node, Node | null>, walk), place);
  if (isSeq(node))
    return listOf(
      (node.items as Node[]).map((item) => fieldOf(item, walk)),
      place,
    );
  const { value, source, type } = node as Scalar;
  const text = String(value ?? "");
  if (tag === "str" || (tag === undefined && type !== "PLAIN" && type !== undefined)) return { value: text };
  // A plain scalar over several lines is joined already; its own text is what it reads as.
  void source;
  const { plain, ...scalar } = scalarOf(text);
  return tag === undefined && plain !== undefined ? { ...scalar, plain } : scalar;
}

const core = /^(?:!|tag:yaml\.org,2002:(str|int|float|bool|null|map|seq))$/;

/** The short name of a tag of YAML's own. All others would make an object of a class. */
function coreTag(tag: string, place: Place): string | undefined {
  const found = core.exec(tag);
  return found ? (found[1] ?? "str") : decline(["YAML", place], "no tags", tag, { code: "type" });
}

function fieldsOf(map: YAMLMap<Node, Node | null>, walk: Walk): Fields {
  const own = new Map<string, Field>();
  const merged: Field[] = [];
  for (const { key, value } of map.items) {
    const at = walk.placeOf(key.range?.[0] ?? 0);
    const name = isScalar(key) && key.tag === undefined ? String(key.value ?? "") : noName(at);
    const field = value ? fieldOf(value, walk) : { value: null, place: at };
    if (name === "<<" && (key as Scalar).type === "PLAIN") merged.push(...mergedOf(field));
    else {
      const before = own.get(name)?.key;
      own.set(name, { ...field, key: at, ...(before && { before }) });
    }
  }
  const inherited = merged.reverse().flatMap(({ fields }) => [...(fields as Fields)]);
  return inherited.length === 0 ? own : new Map([...inherited, ...own]);
}

const noName = (place: Place): never =>
  decline(["YAML", place], "a name as the key", "a list, a dictionary or an alias");

/** What a merge key brings: the first of a list wins over the later ones. */
function mergedOf(field: Field): readonly Field[] {
  const list = field.items ?? [field];
  const wrong = list.find(({ fields }) => !fields);
  if (wrong) decline(["<<", wrong.place], "a dictionary, or a list of them", wrong.value, { code: "type" });
  return list;
}
