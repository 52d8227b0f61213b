// The same schedule in other frameworks, where they have it themselves: found by `to`, which proves it.
import { frameworks, to } from "anneal/convert";

/** @typedef {import("anneal/convert").Framework} Framework */
/** @typedef {import("anneal/convert").NativeExport} NativeExport */
/** @typedef {import("anneal").Spec} Spec */

/** Those with most users, which are shown first. @type {readonly Framework[]} */
const popular = ["torch", "transformers", "optax", "keras", "timm", "composer", "megatron", "deepspeed"];
const names = /** @type {Framework[]} */ (Object.keys(frameworks));
const order = [...popular, ...names.filter((name) => !popular.includes(name))];

/**
 * The frameworks that have a schedule themselves, with the same numbers in every update of the run.
 * @param {Spec} spec
 * @param {number} steps
 * @returns {{ readonly target: Framework, readonly native: NativeExport }[]}
 */
export function nativelyIn(spec, steps) {
  return order.flatMap((target) => {
    const exported = to(target, spec, { steps });
    return exported.way === "native" ? [{ target, native: exported }] : [];
  });
}
