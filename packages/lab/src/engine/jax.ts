import { init } from "@jax-js/jax";
import type { Engine } from "./engine.ts";
import { createMachine } from "./machine.ts";

/**
 * The engine behind all training: jax-js on WebAssembly, the same in Node and in a browser.
 *
 * The device is named, for asking for all of them fails where WebGPU is half there.
 */
export async function createJaxEngine(): Promise<Engine> {
  await init("wasm");
  return { name: "jax-js wasm", prepare: async (program) => createMachine(program) };
}
