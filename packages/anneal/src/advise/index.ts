export { type Advice, type Alternative, advise } from "./advise.ts";
export { type Facts, factNames, type KnownFacts, readFacts } from "./facts.ts";
export type { Spoken } from "./peak.ts";
export { findPresets, type Preset, type PresetQuery, presetNamed, presets } from "./presets/index.ts";
export { type Task, tasks } from "./tasks.ts";
