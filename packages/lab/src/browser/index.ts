export type { Engine } from "../engine/engine.ts";
