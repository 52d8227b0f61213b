import { escapeText } from "anneal/describe";

/** A part of a page: a picture, or rows of text with a heading. */
export type PagePart =
  | { readonly svg: string }
  | { readonly heading: string; readonly rows: readonly (readonly string[])[] }
  | { readonly sentences: readonly string[] };

/** Nothing is loaded and nothing runs, even if a name should get past the escaping. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const style = `:root{color-scheme:light dark;--bg:#f7f7f5;--ink:#1a1b1e;--ink2:#55575c;--line:#e4e4df;--surface:#fff}
@media(prefers-color-scheme:dark){:root{--bg:#0f1012;--ink:#ededea;--ink2:#b0b2b6;--line:#282a2f;--surface:#16171a}}
body{margin:0 auto;padding:24px 16px;max-width:792px;background:var(--bg);color:var(--ink);font:15px/24px -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans",Ubuntu,Cantarell,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:26px;line-height:34px;margin:0 0 8px}h2{font-size:18px;line-height:26px;margin:24px 0 8px}
svg{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:8px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px;line-height:20px}
th,td{padding:4px 8px;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}th:first-child,td:first-child{text-align:left}
th{color:var(--ink2);font-weight:600}footer{margin-top:24px;color:var(--ink2);font-size:12px}`;

/** A page in one file that follows the reader's theme and loads nothing. */
export function pageOf(title: string, parts: readonly PagePart[], note: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeText(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeText(title)}</h1>
${parts.map(partOf).join("\n")}
</main><footer>${escapeText(note)}</footer></body></html>
`;
}

function partOf(part: PagePart): string {
  if ("svg" in part) return part.svg;
  if ("sentences" in part) return part.sentences.map((each) => `<p>${escapeText(each)}</p>`).join("\n");
  const [head = [], ...body] = part.rows;
  const cells = (row: readonly string[], tag: "th" | "td"): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join("")}</tr>`;
  return `<h2>${escapeText(part.heading)}</h2><div class="scroll"><table><thead>${cells(head, "th")}</thead><tbody>${body.map((row) => cells(row, "td")).join("")}</tbody></table></div>`;
}
