export { type AnalyseOptions, analyse } from "./analyse.ts";
export type { RangeColumns, RangePoint, RangeRun } from "./points.ts";
export { type RangeTestOptions, rangeTest } from "./range-test.ts";
export type { Reason, ReasonCode } from "./reasons.ts";
export { type RangeTool, type Recorded, type RecordOptions, recordAs } from "./record-as.ts";
export type { Bracket, Judgement, Place, RangeCurve, RangeReport, RangeSeed } from "./report.ts";
export type { Found } from "./rules/rule.ts";
export {
  type StopAdvice,
  type StopRule,
  type StopRuleOptions,
  type StopState,
  stopRule,
} from "./stop-rule.ts";
export {
  type RuleName,
  ruleNames,
  type Suggestion,
  type SuggestionOptions,
  suggestion,
  type ToolRuleName,
} from "./suggestion.ts";
