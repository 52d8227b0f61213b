export { AnnealError, type ErrorCode, type Problem, problem, refuse } from "./error.ts";
export { show } from "./show.ts";
export { didYouMean, nearest } from "./suggest.ts";
