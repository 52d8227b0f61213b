export { type CodeOptions, type CodeSample, codeFor } from "./code/code-for.ts";
export type * from "./data.ts";
export { reportHtml } from "./report-html.ts";
