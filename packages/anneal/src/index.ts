export * from "./compile/index.ts";
export * from "./edit/index.ts";
export * from "./errors/index.ts";
export * from "./plan/index.ts";
export * from "./recipes/index.ts";
export * from "./schedules/index.ts";
export * from "./shapes/index.ts";
export * from "./units/index.ts";
