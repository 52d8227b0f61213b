import { dictionary, type Field, listOf } from "./field.ts";

/** How long a chain of references may be. */
const longest = 8;

const reference = /^\$\{([A-Za-z_][\w.[\]-]*)\}$/;

/**
 * Fills in references of OmegaConf and hydra to other values of the same config, `${optimizer.lr}`. What calls a
 * resolver (`${oc.env:LR}`), is relative or is part of a longer text stays as it is written.
 */
export function resolved(root: Field): Field {
  const fill = (field: Field): Field => {
    if (typeof field.value === "string") return target(field, root, longest) ?? field;
    if (field.items) return { ...field, ...listOf(field.items.map(fill), field.place) };
    if (!field.fields) return field;
    const inside = new Map([...field.fields].map(([name, each]) => [name, fill(each)]));
    return { ...field, ...dictionary(inside, field.place) };
  };
  return fill(root);
}

/** The scalar that a reference stands for. */
function target(field: Field, root: Field, left: number): Field | undefined {
  const path = typeof field.value === "string" ? reference.exec(field.value)?.[1] : undefined;
  if (path === undefined || left === 0) return undefined;
  let found: Field | undefined = root;
  for (const part of path.replaceAll(/\[(\d+)\]/g, ".$1").split(".")) {
    found = found?.fields?.get(part) ?? found?.items?.[Number(part)];
  }
  if (!found || found.fields || found.items) return undefined;
  const value = reference.test(String(found.value)) ? target(found, root, left - 1) : found;
  return value && { ...field, value: value.value, ...(value.plain !== undefined && { plain: value.plain }) };
}
