import type { Argument, Dictionary } from "anneal/convert";

/** Whether an argument is a dictionary, and not a list. */
export const isDictionary = (value: Argument): value is Dictionary =>
  typeof value === "object" && value !== null && !Array.isArray(value);
