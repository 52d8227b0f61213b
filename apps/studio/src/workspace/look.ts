import type { Horizon } from "anneal";
import type { Along, Look } from "./types.ts";

export const defaultLook: Look = { scale: "linear", along: "steps" };

/** What the axis can count: without the size of an epoch or a token it is steps. */
export const alongOf = (along: Along, { stepsPerEpoch, tokensPerStep }: Horizon): Along =>
  (along === "epochs" && !stepsPerEpoch) || (along === "tokens" && !tokensPerStep) ? "steps" : along;
