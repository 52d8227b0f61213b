/** One element of a parsed document. */
export interface Element {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly (Element | string)[];
}

const empty = new Set(["meta", "link", "br", "path", "rect"]);
const tag = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/y;
const attribute = /([\w:-]+)(?:="([^"<]*)")?/g;

/**
 * Reads XML, or HTML written as strictly, and throws where it is not well formed: a tag that is not closed in order, a
 * bare `<` or `&`, an attribute without quotes or given twice.
 */
export function parseMarkup(source: string): Element {
  const text = source.replace(/^<!doctype html>\s*/i, "");
  const root = { name: "", attributes: {}, children: [] as (Element | string)[] };
  const open: { name: string; children: (Element | string)[] }[] = [root];
  let at = 0;
  while (at < text.length) {
    const parent = open[open.length - 1];
    if (text[at] !== "<") {
      const raw = /^[^<]+/.exec(text.slice(at))?.[0] ?? "";
      parent.children.push(parent.name === "style" ? raw : decode(raw));
      at += raw.length;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (found === null) throw new Error(`not a tag: ${text.slice(at, at + 60)}`);
    at = tag.lastIndex;
    const [, closing, name, inside, selfClosing] = found;
    if (closing !== "") {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const element = { name, attributes: attributesOf(inside), children: [] };
    parent.children.push(element);
    if (selfClosing === "" && !empty.has(name)) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open[open.length - 1].name}> is not closed`);
  const elements = root.children.filter((child): child is Element => typeof child !== "string");
  if (elements.length !== 1) throw new Error(`${elements.length} roots`);
  return elements[0];
}

function attributesOf(inside: string): { [name: string]: string } {
  const attributes: { [name: string]: string } = {};
  for (const [, name, value = ""] of inside.matchAll(attribute)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} is given twice`);
    attributes[name] = decode(value);
  }
  return attributes;
}

function decode(text: string): string {
  const plain = text.replace(/&#(\d+);/g, "");
  if (plain.includes("&")) throw new Error(`a bare & in ${text.slice(0, 60)}`);
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** Every element of a name, in order. */
export function elementsOf(root: Element, name: string): readonly Element[] {
  const inside = root.children.flatMap((child) => (typeof child === "string" ? [] : elementsOf(child, name)));
  return root.name === name ? [root, ...inside] : inside;
}

/** The text in an element, that of its children included, but for the titles that only a pointer shows. */
export const textOf = (element: Element): string =>
  element.children
    .map((child) => (typeof child === "string" ? child : child.name === "title" ? "" : textOf(child)))
    .join("");
