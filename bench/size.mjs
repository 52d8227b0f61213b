import { bundles, sizeOf } from "../checks/size.js";
import { limited } from "./measure.mjs";

/** What a bundle pays, minified and gzipped. */
export const sizeRows = () =>
  Promise.all(
    /** @type {(keyof typeof bundles)[]} */ (Object.keys(bundles)).map(async (name) =>
      limited(`size/${name}`, { value: await sizeOf(name), unit: "B", most: bundles[name].ceiling }),
    ),
  );
