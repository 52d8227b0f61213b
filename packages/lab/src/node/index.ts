export type { Runner } from "../runners/runner.ts";
