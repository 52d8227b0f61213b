export { permutation } from "./permutation.ts";
export { type Random, random } from "./random.ts";
