export { createExecRunner, type ExecOptions } from "./create-exec-runner.ts";
