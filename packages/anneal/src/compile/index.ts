export { allKinds } from "./all-kinds.ts";
export { compile } from "./compile.ts";
export { type Compiler, createCompiler, type Inspection } from "./create-compiler.ts";
