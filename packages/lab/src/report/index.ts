export { codeFor } from "./code/code-for.ts";
export type { CodeOptions, CodeSample } from "./code/sample.ts";
export type * from "./data.ts";
export { rangeSvg } from "./range-svg.ts";
export { reportHtml } from "./report-html.ts";
export { summaryLines } from "./summary-lines.ts";
