import { deflateRawSync } from "node:zlib";
import type { Plugin } from "vite";

/** Runs before anything else, so it is as short as it can be. The script that it makes is a module of the page. */
const unpack = `(async () => {
  const packed = Uint8Array.from(atob(document.getElementById("packed").textContent), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = await new Response(stream).text();
  document.getElementById("packed").remove();
  document.head.append(script);
})();`;

/**
 * Finishes the single file: its script is compressed, which makes it less than half as large, and the file has the name
 * of what it is, since it travels alone.
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
      page.source = packed(String(page.source));
    },
  },
});

function packed(html: string): string {
  const start = html.indexOf('<script type="module"');
  const code = html.indexOf(">", start) + 1;
  const end = html.indexOf("</script>", code);
  if (start < 0 || end === code) throw new Error("pack-script: expected a script inside of the page");
  const bytes = deflateRawSync(html.slice(code, end), { level: 9 }).toString("base64");
  // Scripts may hold this text, too: the last one is the page's own.
  const body = html.lastIndexOf("</body>");
  const scripts = `<script type="text/plain" id="packed">${bytes}</script><script>${unpack}</script>`;
  return [html.slice(0, start), html.slice(end + "</script>".length, body), scripts, html.slice(body)].join(
    "",
  );
}
