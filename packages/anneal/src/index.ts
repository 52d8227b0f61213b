// What a user of the library needs. Helpers that the folders share stay inside.
export * from "./compile/index.ts";
export * from "./edit/index.ts";
export { AnnealError, type ErrorCode, nearest, type Problem, problem, show } from "./errors/index.ts";
export * from "./plan/index.ts";
export * from "./recipes/index.ts";
export {
  type AnyKind,
  type AnySpec,
  type Context,
  type Curve,
  type Drawn,
  defineKind,
  type Field,
  type Fields,
  type Item,
  type Kind,
  type Piece,
  type PlainRamp,
  type Resolved,
  suggest,
} from "./schedules/index.ts";
export * from "./schedules/kinds.ts";
export * from "./shapes/index.ts";
export {
  type Duration,
  type Horizon,
  horizonFrom,
  type RunFacts,
  toSteps,
  type Unit,
} from "./units/index.ts";
