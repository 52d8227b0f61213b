export { type DiagnoseOptions, type Diagnosis, diagnose } from "./diagnose.ts";
export type { Finding, FindingCode, Looked, Severity } from "./finding.ts";
export type { FitError } from "./recover/error-of.ts";
export type { RecoveredPhase, Role } from "./recover/phase.ts";
export { type Recovered, type RecoverOptions, recover } from "./recover/recover.ts";
export type { Facts } from "./subject.ts";
