import { dictionary, type Field, listOf } from "./field.ts";

/** How long a chain of references may be. */
const longest = 8;

const reference = /^\$\{([A-Za-z_][\w.[\]-]*)\}$/;

/** Where references are looked up: the root, then what stands around them, from the outside in. */
type Around = readonly Field[];

/**
 * Fills in references of OmegaConf and hydra to other values of the same config, `${optimizer.lr}`. What calls a
 * resolver (`${oc.env:LR}`), is relative or is part of a longer text stays as it is written. A config that is wrapped
 * in another (`parameters:` of a job) has its own root.
 */
export const resolved = (root: Field): Field => fill(root, []);

function fill(field: Field, around: Around): Field {
  if (typeof field.value === "string") return target(field, around, longest) ?? field;
  const here = [...around, field];
  if (field.items)
    return {
      ...field,
      ...listOf(
        field.items.map((each) => fill(each, here)),
        field.place,
      ),
    };
  if (!field.fields) return field;
  const inside = new Map([...field.fields].map(([name, each]) => [name, fill(each, here)]));
  return { ...field, ...dictionary(inside, field.place) };
}

/** The scalar that a reference stands for. */
function target(field: Field, around: Around, left: number): Field | undefined {
  const path = typeof field.value === "string" ? reference.exec(field.value)?.[1] : undefined;
  if (path === undefined || left === 0) return undefined;
  const parts = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  const found = around.map((root) => at(root, parts)).find((each) => each !== undefined);
  if (!found) return undefined;
  const last = reference.test(String(found.value)) ? target(found, around, left - 1) : found;
  return last && { ...field, value: last.value, ...(last.plain !== undefined && { plain: last.plain }) };
}

/** The scalar at a path. */
function at(root: Field, parts: readonly string[]): Field | undefined {
  let found: Field | undefined = root;
  for (const part of parts) found = found?.fields?.get(part) ?? found?.items?.[Number(part)];
  return found?.fields || found?.items ? undefined : found;
}
