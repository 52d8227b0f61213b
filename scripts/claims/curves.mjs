import { existsSync, readdirSync, readFileSync } from "node:fs";

/**
 * Loss curves that others published: 124M parameters (github.com/fabian-sp/lr-scheduling) and 25M to 400M
 * (github.com/thu-yao-01-luo/MultiPowerLaw). They are not part of this project, so they may be absent.
 *
 * @typedef {{ readonly step: readonly number[], readonly loss: readonly number[] }} Curve
 */

const folder = new URL("../../../shared/curves/", import.meta.url);

/** @param {string} path @returns {Curve} */
function read(path) {
  const rows = readFileSync(new URL(path, folder), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
  return { step: rows.map(([step]) => step), loss: rows.map(([, , loss]) => loss) };
}

/** The curves of 124M runs by schedule, peak and length; undefined where they are not here. */
export function readCurves() {
  if (!existsSync(new URL("llama/", folder))) return undefined;
  const llama = Object.fromEntries(
    readdirSync(new URL("llama/", folder)).flatMap((name) => {
      const found = /12x12-(.+?)-lr([\d.]+)-T(\d+)(?:cut)?(?:-r2)?\.csv$/.exec(name);
      return found ? [[`${found[1]} ${Number(found[2])} ${found[3]}`, read(`llama/${name}`)]] : [];
    }),
  );
  const sizes = ["25M", "100M", "400M"];
  const mpl = Object.fromEntries(
    sizes.flatMap((size) =>
      ["constant_24000", "cosine_24000", "wsd_20000_24000"]
        .filter((name) => existsSync(new URL(`mpl/${size}/${name}.csv`, folder)))
        .map((name) => [`${size} ${name}`, read(`mpl/${size}/${name}.csv`)]),
    ),
  );
  return { llama, mpl };
}

/** Mean of the last readings. @param {Curve} curve @param {number} [readings] */
export const endOf = ({ loss }, readings = 1) =>
  loss.slice(-readings).reduce((sum, value) => sum + value, 0) / Math.min(readings, loss.length);

/** Loss at a step, on lines between the readings. @param {Curve} curve @param {number} at */
export function lossAt({ step, loss }, at) {
  const i = step.findIndex((each) => each >= at);
  if (i <= 0) return loss[i === 0 ? 0 : loss.length - 1];
  const share = (at - step[i - 1]) / (step[i] - step[i - 1]);
  return loss[i - 1] * (1 - share) + loss[i] * share;
}
