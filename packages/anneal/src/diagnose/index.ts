export type { FitError } from "./recover/error-of.ts";
export type { RecoveredPhase, Role } from "./recover/phase.ts";
export { type Recovered, type RecoverOptions, recover } from "./recover/recover.ts";
