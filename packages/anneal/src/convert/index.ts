export type { Argument, Call, Dictionary, Name } from "./call.ts";
export type { ConvertContext, GroupFacts, OptimizerFacts } from "./context.ts";
export type { Control, Converted, GreedyFacts, PlateauFacts } from "./converted.ts";
export { type Framework, frameworks } from "./frameworks.ts";
export { from } from "./from.ts";
export type { Note, NoteCode } from "./note.ts";
export { problem } from "./problem.ts";
export type { Scheduler, Schedulers, Scope } from "./scheduler.ts";
export { formatsOf } from "./to/draft.ts";
export {
  type Exported,
  type ExportOptions,
  type Format,
  type FunctionExport,
  type NativeExport,
  type Target,
  targets,
} from "./to/exported.ts";
export { to } from "./to/to.ts";
export { toAll, type Whole } from "./to/whole/all.ts";
