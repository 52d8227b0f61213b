import { type Colour, hues, themed } from "../chart/colours.ts";
import { fonts } from "../chart/text.ts";

const names: readonly Colour[] = [
  "surface",
  "bg",
  "sunk",
  "line",
  "ink",
  "ink2",
  "ink3",
  "focus",
  "codeKey",
  "codeText",
  "codeNumber",
  "warmup",
  "hold",
  "cooldown",
];

const variables = (theme: 0 | 1): string =>
  [...names, ...hues.map((_, k): Colour => `curve${k}`)]
    .map((name) => `--${name}:${themed(name)[theme]}`)
    .join(";");

/** The style sheet of a page: both themes, a column for reading, and paper. */
export const styleSheet = (): string => `:root{color-scheme:light dark;${variables(0)}}
@media (prefers-color-scheme:dark){:root{${variables(1)}}}
@media print{:root{color-scheme:light;${variables(0)}}body{background:none}main{border:0}details:not([open])>*{display:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:13px/20px ${fonts};font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
main{max-width:968px;min-height:100vh;margin:0 auto;padding:40px 32px 56px;background:var(--surface);border:solid var(--line);border-width:0 1px}
h1{margin:0;font-size:26px;line-height:34px;font-weight:600;letter-spacing:-.015em;overflow-wrap:anywhere}
h2{margin:32px 0 8px;font-size:18px;line-height:26px;font-weight:600;letter-spacing:-.01em}
p{margin:8px 0 0;max-width:640px;font-size:15px;line-height:24px;color:var(--ink2);overflow-wrap:anywhere}
figure{margin:24px 0 0}
svg{display:block;width:100%;height:auto}
.narrow{display:none}
table{width:100%;border-collapse:collapse;font-size:12px;line-height:16px}
th,td{height:28px;padding:5px 0 5px 16px;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
th{font-weight:400;color:var(--ink2)}
th:first-child,td:first-child{padding-left:0;text-align:left;white-space:normal;overflow-wrap:anywhere}
td.left,th.left{text-align:left}
td.told{white-space:normal;width:75%}
h1+table{margin-top:16px}
tr.selected td{font-weight:600}
i{display:inline-block;width:8px;height:8px;margin-right:8px;border-radius:50%}
i.phase{width:3px;height:12px;border-radius:0;vertical-align:-2px}
small{font-size:11px;line-height:16px;color:var(--ink3)}
details{border-top:1px solid var(--line)}
details:last-of-type{border-bottom:1px solid var(--line)}
summary{padding:10px 0;font-weight:600;cursor:pointer}
summary:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
details p:first-of-type{margin-top:0}
details>:last-child{margin-bottom:16px}
ol{max-width:640px;margin:12px 0 0;padding-left:20px;font-size:12px;color:var(--ink2)}
pre{margin:0;padding:12px 16px;border:1px solid var(--line);border-radius:8px;background:var(--sunk);font:12px/18px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-x:auto}
pre b{font-weight:400}
.whole{white-space:nowrap}
.k{color:var(--codeKey)}.t{color:var(--codeText)}.n{color:var(--codeNumber)}
footer{margin-top:32px;font-size:11px;line-height:16px;color:var(--ink3)}
@media (max-width:699px){main{padding:24px 16px 40px;border:0}.wide{display:none}.narrow{display:block}h1{font-size:22px;line-height:28px}.less{display:none}}`;
