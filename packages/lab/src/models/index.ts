export { initialWeights } from "./initial-weights.ts";
export type { CharactersSpec, CnnSpec, LossName, MlpSpec, ModelSpec, Parameter } from "./model.ts";
export { parameters } from "./parameters.ts";
