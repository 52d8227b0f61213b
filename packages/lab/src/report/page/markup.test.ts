import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";
import { html, type Markup } from "./markup.ts";

test("every value of a template is escaped, in text and in attributes", () => {
  expect(html`<p title="${'"><b>'}">${"<i>&'`"}</p>`.text).toBe(
    '<p title="&#34;&#62;&#60;b&#62;">&#60;i&#62;&#38;&#39;&#96;</p>',
  );
});

test("only markup made by a template passes, alone or in lists; what is absent leaves nothing", () => {
  expect(html`${[html`<b>${1}</b>`, "<"]}${undefined}${false}`.text).toBe("<b>1</b>&#60;");
  const forged = JSON.parse('{"text":"<img>"}') as Markup;
  expect(html`${forged}`.text).not.toContain("<");
});

test("characters that no document may hold become a replacement mark", () => {
  expect(html`${"a\u0000b\ud800\u001f"}`.text).toBe("a\ufffdb\ufffd\ufffd");
});

test("marked code reads as the code it was", () => {
  const code = `from math import cos\n\ndef lr(step):  # "no text"\n    """doc"""\n    return 0.1 * 1e-3 if step < 3 else 'a\\'b'\n`;
  const { text } = highlight(code, "python");
  const plain = text
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, at) => String.fromCodePoint(Number(at)));
  expect(plain).toBe(code);
  expect(text).toContain('<span class="k">from</span>');
  expect(text).toContain('<span class="c"># &#34;no text&#34;</span>');
  expect(highlight('{ "kind": "linear" }', "json").text).toContain('<span class="s">&#34;linear&#34;</span>');
});
