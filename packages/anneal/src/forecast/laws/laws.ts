import { convex4 } from "./convex4.ts";
import type { Law, LawName } from "./law.ts";
import { level } from "./level.ts";
import { mpl } from "./mpl.ts";
import { powerOfSteps } from "./steps.ts";
import { tissue } from "./tissue.ts";

/** The laws by name. */
export const laws: { readonly [Name in LawName]: Law } = { mpl, convex4, tissue, level, steps: powerOfSteps };
