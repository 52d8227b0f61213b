export { type Assignment, assignGroups, finder, type NamedGroup } from "./assign.ts";
export { listed, matches, type Patterns, patternProblems } from "./pattern.ts";
