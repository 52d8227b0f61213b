import { bundles, sizeOf } from "../checks/size.js";
import { limited } from "./measure.mjs";

/** What a bundle pays, minified and gzipped. */
export const sizeRows = () =>
  Promise.all(
    Object.entries(bundles).map(async ([name, { ceiling }]) =>
      limited(`size/${name}`, { value: await sizeOf(name), unit: "B", most: ceiling }),
    ),
  );
