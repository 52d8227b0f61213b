import type { Points } from "../points.ts";
import { exactUnits } from "./error-of.ts";
import type { Explained } from "./explained.ts";
import { isTraced, phasesOf } from "./phase.ts";

/** Whether a schedule gives every point, and not by a part for a single point. */
export const isPlain = ({ error, cycles, parts }: Explained, { t }: Pick<Points, "t">): boolean =>
  error.units <= exactUnits &&
  (cycles !== undefined ||
    !(isTraced(phasesOf(parts, t[0])) || parts.some(({ first, last }, k) => k > 0 && first === last)));
