import { hueCount, variables } from "./tokens.ts";

export const fonts: string =
  '-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans",Ubuntu,Cantarell,"Helvetica Neue",Arial,sans-serif';
const mono = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace';

const curves = [...Array.from({ length: hueCount }, (_, k) => String(k)), "b"]
  .map(
    (k) =>
      `.s${k}{stroke:var(--curve${k})}.f${k}{fill:var(--curve${k})}.t${k}{fill:var(--text${k})}i.f${k}{background:var(--curve${k})}`,
  )
  .join("");

const page = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:13px/20px ${fonts};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:968px;min-height:100vh;margin:0 auto;padding:40px 40px 56px;background:var(--surface);border:solid var(--line);border-width:0 1px}
header{display:flex;flex-wrap:wrap;align-items:center;gap:4px 8px;font-size:12px;line-height:16px;color:var(--ink3)}
header svg{width:20px;height:20px;flex:none;fill:none;stroke:var(--ink);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
header b{color:var(--ink);font-weight:600}
header .when{margin-left:auto}
h1{margin:20px 0 0;max-width:840px;font-size:34px;line-height:42px;font-weight:600;letter-spacing:-.02em;text-wrap:balance}
.lead{margin:6px 0 0;max-width:600px;font-size:18px;line-height:28px;letter-spacing:-.01em;color:var(--ink2);text-wrap:pretty}
h2{margin:0;font-size:18px;line-height:26px;font-weight:600;letter-spacing:-.01em}
h3{margin:0;font-size:13px;line-height:20px;font-weight:600}
section{margin-top:48px}
p{margin:6px 0 0;max-width:580px;font-size:15px;line-height:24px;color:var(--ink2);text-wrap:pretty}
.figures{display:grid;grid-template-columns:repeat(4,1fr);margin:28px 0 0;padding:20px 0;border:solid var(--line);border-width:1px 0;list-style:none}
.figures li{padding:0 12px 0 20px;border-left:1px solid var(--line)}
.figures li:first-child{padding-left:0;border:0}
.figures b{display:block;font-size:26px;line-height:30px;font-weight:600;letter-spacing:-.02em;white-space:nowrap}
.figures span{display:block;margin-top:2px;font-weight:600}
.figures small{display:block;font-size:12px;line-height:16px;color:var(--ink3)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:32px 40px;margin-top:24px}
figure{margin:0;min-width:0}
figcaption{margin-bottom:12px;font-weight:600}
svg{display:block;width:100%;height:auto;overflow:visible}
.narrow{display:none}
.caveat{margin-top:32px;padding:14px 16px;border-radius:8px;background:var(--sunk)}
.caveat p{margin:0;max-width:none;font-size:13px;line-height:20px}
.caveat ul{margin:8px 0 0;padding-left:18px;color:var(--ink2)}
.caveat b{color:var(--ink);font-weight:600}
.trace{display:grid;grid-template-columns:1fr 1fr 1fr;gap:0 40px;margin:32px 0 0;padding:0;list-style:none}
.trace li{position:relative;padding-top:12px;border-top:1px solid var(--strong)}
.trace li+li::before{content:"→";position:absolute;left:-28px;top:-10px;padding:0 2px;background:var(--surface);color:var(--ink3)}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;margin:8px 0 0;font-size:12px;line-height:16px}
dt{color:var(--ink3)}
dt::first-letter{text-transform:uppercase}
dd{margin:0;text-align:right}
.wide-list{grid-template-columns:minmax(120px,auto) 1fr;gap:6px 24px;max-width:640px}
.wide-list dd{text-align:left}
.hint{margin:8px 0 0;font-size:12px;line-height:16px;color:var(--ink3)}
table{width:100%;margin-top:12px;border-collapse:collapse;font-size:12px;line-height:16px}
th,td{height:32px;padding:7px 0 7px 16px;text-align:right;font-weight:400;border-bottom:1px solid var(--line);white-space:nowrap}
thead th{height:28px;padding-bottom:5px;color:var(--ink3);vertical-align:bottom}
tbody tr:last-child>*{border-bottom:0}
th:first-child,td:first-child{padding-left:0;text-align:left;white-space:normal}
th.left,td.left{text-align:left}
td.free{white-space:normal}
tr.chosen>th,tr.chosen .loss{font-weight:600}
td small{font-size:12px;color:var(--ink3)}
i{display:inline-block;width:8px;height:8px;margin-right:8px;border-radius:50%}
.chip{display:inline-block;margin-left:8px;padding:1px 6px;border-radius:4px;background:var(--infoTint);color:var(--info);font-weight:400;white-space:nowrap}
.bad{color:var(--error)}
i.blank,i.number{width:16px}
i.number{height:16px;line-height:16px;background:var(--curve0);color:var(--surface);font-size:10px;font-weight:600;font-style:normal;text-align:center}
.dense th,.dense td{height:26px;padding-top:4px;padding-bottom:5px}
.tabs{margin-top:12px}
.tabs>input{position:absolute;opacity:0;pointer-events:none}
.bar{display:inline-flex;flex-wrap:wrap;padding:2px;border-radius:6px;background:var(--sunk)}
.bar label{display:block;padding:3px 12px;border:1px solid transparent;border-radius:6px;color:var(--ink2);line-height:20px;cursor:pointer}
.bar label:hover{color:var(--ink)}
.panel{display:none}
pre{margin:8px 0 0;padding:12px 16px;max-height:480px;overflow:auto;border:1px solid var(--line);border-radius:8px;background:var(--code);font:12px/18px ${mono};tab-size:4;overflow-wrap:normal}
.scroll:focus-visible,pre:focus-visible,summary:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
pre .k{color:var(--codeKey)}pre .s{color:var(--codeText)}pre .n{color:var(--codeNumber)}pre .c{color:var(--ink3)}
.all{user-select:all;-webkit-user-select:all}
.folds{margin-top:40px;border-top:1px solid var(--line);padding-top:8px}
details{border-bottom:1px solid var(--line)}
summary{display:flex;align-items:center;gap:10px;padding:9px 6px;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"";flex:none;width:6px;height:6px;margin:0 3px 0 0;border:solid var(--ink3);border-width:1.5px 1.5px 0 0;transform:rotate(45deg)}
details[open]>summary::before{transform:rotate(135deg)}
details>div{padding:4px 6px 24px 25px}
details p{font-size:13px;line-height:20px;max-width:640px}
.plot{max-width:520px;margin-top:12px}
.scroll{overflow-x:auto}.all-columns th:first-child{min-width:112px}.sideways{display:none}
footer{margin-top:24px;font-size:11px;line-height:16px;color:var(--ink3)}`;

/** What drawings need, on a page or alone. */
export const drawing: string = `.ax{font-size:11px;fill:var(--ink3)}
.ax.bad{fill:var(--error)}
.disc{fill:var(--curve0)}.number{font-size:10px;font-weight:600;fill:var(--surface)}
.strong{font-weight:600;fill:var(--ink2)}
.name{font-size:12px;font-weight:600}.note{font-size:11px;font-weight:600}.ink{fill:var(--ink)}
.name,.note{paint-order:stroke;stroke:var(--surface);stroke-width:4px;stroke-linejoin:round}
.grid,.axis,.zero,.begin{fill:none;stroke:var(--grid)}
.axis{stroke:var(--axis)}.zero{stroke:var(--ink3)}.begin{stroke:var(--strong);stroke-dasharray:2 3}
path[class^=s]{fill:none;stroke-width:1.75;stroke-linejoin:round}
path.heavy{stroke-width:2.5}path.dash{stroke-width:1.25;stroke-dasharray:3 3}path.leader{stroke-width:1;opacity:.7}path.interval{stroke-width:4;stroke-linecap:round;opacity:.42}path.edge{stroke-width:3}
.ring{fill:var(--surface);stroke-width:1.75}
.wash{opacity:var(--wash)}
.p-warmup{--wash:var(--washWarmup);fill:var(--warmup)}.p-hold{--wash:var(--washHold);fill:var(--hold)}.p-cooldown{--wash:var(--washCooldown);fill:var(--cooldown)}.p-tail{--wash:var(--washTail);fill:var(--hold)}
.bracket{fill:var(--curve0);opacity:var(--band)}
${curves}`;

const small = `@media (max-width:899px){.two{grid-template-columns:1fr;max-width:520px}.trace{grid-template-columns:1fr;gap:32px;max-width:520px}.trace li+li::before{content:"↓";left:50%;top:-26px}}
@media (max-width:699px){main{padding:20px 16px 40px;border:0}body{font-size:14px}header .when{margin-left:0;width:100%}h1{margin-top:12px;font-size:26px;line-height:34px}.lead{font-size:16px;line-height:25px}section{margin-top:40px}
.figures{grid-template-columns:1fr 1fr;gap:20px 0;margin-top:20px;padding:16px 0}.figures li:nth-child(odd){padding-left:0;border:0}.figures b{font-size:24px}
.less{display:none}.bar label{padding:7px 8px;font-size:13px;line-height:18px}.figures li{padding:0 0 0 14px}th,td{padding-left:12px}summary{padding:12px 0}details>div{padding:4px 0 24px}.wide-list{grid-template-columns:1fr;gap:0}.wide-list dd{margin-bottom:8px}pre{padding:10px 12px}}
@media (max-width:615px){.sideways{display:block}}
@media (max-width:479px){.wide{display:none}.narrow{display:block}}
@media (forced-colors:active){.bar label{border-color:ButtonText}}
@media print{:root{color-scheme:light;${variables(0)}}body{background:none}main{max-width:none;min-height:0;padding:0;border:0}section,figure,tr,.figures,.caveat,.trace li{break-inside:avoid}h2,figcaption{break-after:avoid}section{margin-top:28px}.two{grid-template-columns:1fr 1fr;gap:20px 24px;max-width:none}.trace{grid-template-columns:1fr 1fr 1fr;gap:0 28px;max-width:none}.trace li+li::before{content:"→";left:-22px;top:-10px}.bar,details:not([open]){display:none}pre{max-height:none;white-space:pre-wrap}.hint{display:none}@page{margin:16mm}}`;

/** The style sheet of the report: both themes, the column, the phone and paper; `tabs` are those of the code. */
export const styleSheet = (tabs: number): string => {
  const shown = Array.from({ length: tabs }, (_, k) => `#code${k}:checked~.panel${k}`).join();
  const label = (state: string): string =>
    Array.from({ length: tabs }, (_, k) => `#code${k}:${state}~.bar .tab${k}`).join();
  return `:root{color-scheme:light dark;${variables(0)}}
@media (prefers-color-scheme:dark){:root{${variables(1)}}}
${page}
${drawing}
${shown}{display:block}
${label("checked")}{background:var(--surface);border-color:var(--strong);color:var(--ink);font-weight:600}
${label("focus-visible")}{outline:2px solid var(--focus);outline-offset:1px}
${small}`;
};
