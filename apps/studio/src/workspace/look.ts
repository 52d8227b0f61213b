import type { Look } from "./types.ts";

export const defaultLook: Look = { scale: "linear", along: "steps" };
