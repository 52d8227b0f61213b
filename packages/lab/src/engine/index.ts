export type { Batch, Engine, Machine, MachineState, Program } from "./engine.ts";
export { createJaxEngine } from "./jax.ts";
