export { drawHtml, type HtmlOptions } from "./draw-html.ts";
export { drawSvg, type Layer, type SvgOptions } from "./draw-svg.ts";
export { type Explanation, explain, type Fact, type Source } from "./explain.ts";
export { formatLr, formatLrFixed, formatShare, formatSteps, shortSteps } from "./format.ts";
export { type Phase, type PhaseName, phases, updatesIn } from "./phases.ts";
export { sentence, spoken } from "./sentence.ts";
export { type Summary, summarise } from "./summarise.ts";
export { type LogTick, logTicks, ticks } from "./ticks.ts";
