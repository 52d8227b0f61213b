import { deflateRawSync } from "node:zlib";
import type { Plugin } from "vite";
import { firstLetter, toDenseText } from "./dense-text.ts";

/**
 * Runs before anything else, so it is as short as it can be: reads what {@link toDenseText} wrote, unpacks it, and adds
 * the style and the script that it holds, a module of the page.
 */
const unpack = `(async () => {
  const place = document.getElementById("packed");
  const bytes = new Uint8Array(Number(place.dataset.bytes));
  let bits = 0, count = 0, at = 0;
  for (const letter of place.textContent) {
    bits = (bits << 15) | (letter.charCodeAt(0) - ${firstLetter});
    for (count += 15; count >= 8 && at < bytes.length; bits &= (1 << count) - 1) bytes[at++] = bits >> (count -= 8);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const [css, code] = (await new Response(stream).text()).split("\\0");
  const style = document.createElement("style");
  style.textContent = css;
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = code;
  place.remove();
  document.head.append(style, script);
})();`;

/**
 * Finishes the single file: its script and style are compressed, which makes it a third as large, and the file has the
 * name of what it is, since it travels alone. It is written in UTF-16, whose mark at the start a browser believes more
 * than what any server says.
 */
export const packScript = (): Plugin => ({
  name: "pack-script",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler: (_, bundle) => {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("pack-script: expected a page");
      page.fileName = "anneal-studio.html";
      page.source = new Uint8Array(Buffer.from(`\ufeff${packed(String(page.source))}`, "utf16le"));
    },
  },
});

function packed(html: string): string {
  const code = cut(html.replace('<meta charset="utf-8" />', ""), '<script type="module"', "</script>");
  const style = cut(code.rest, "<style", "</style>");
  const bytes = deflateRawSync(`${style.inside}\0${code.inside}`, { level: 9 });
  const scripts = `<script type="text/plain" id="packed" data-bytes="${bytes.length}">${toDenseText(bytes)}</script><script>${unpack}</script>`;
  const body = style.rest.indexOf("</body>");
  return [style.rest.slice(0, body), scripts, style.rest.slice(body)].join("");
}

/** The first element of a page that begins so: what stands in it, and the page without it. */
function cut(
  html: string,
  opening: string,
  closing: string,
): { readonly inside: string; readonly rest: string } {
  const start = html.indexOf(opening);
  const inside = html.indexOf(">", start) + 1;
  const end = html.indexOf(closing, inside);
  if (start < 0 || end < 0) throw new Error(`pack-script: expected ${opening} inside of the page`);
  return { inside: html.slice(inside, end), rest: html.slice(0, start) + html.slice(end + closing.length) };
}
