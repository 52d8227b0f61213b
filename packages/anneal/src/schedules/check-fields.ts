import { didYouMean, type Problem, problem } from "../errors/index.ts";
import { durationProblem } from "../units/index.ts";
import { type Fields, type Item, largest, type NumberItem, numberRule } from "./fields.ts";

/** Called for each child spec that is found. */
export type OnSpec = (child: unknown, path: string) => void;

/**
 * Checks an object against its fields: unknown names, missing values, wrong types, values out of range. Children are
 * handed to `onSpec`.
 */
export function checkFields(
  value: { readonly [name: string]: unknown },
  fields: Fields,
  path: string,
  report: (found: Problem) => void,
  onSpec: OnSpec,
): void {
  const names = Object.keys(fields);
  for (const name of Object.keys(value)) {
    if (name !== "kind" && !Object.hasOwn(fields, name)) {
      report(problem("unknown", `${path}.${name}`, `one of the fields ${names.join(", ")}`, name, didYouMean(name, names)));
    }
  }
  for (const name of names) {
    const field = fields[name];
    const item = Object.hasOwn(value, name) ? value[name] : undefined;
    if (item !== undefined) checkItem(item, field, `${path}.${name}`, report, onSpec);
    else if (field.default === undefined && !field.optional) {
      report(problem("missing", `${path}.${name}`, rule(field), undefined));
    }
  }
}

function checkItem(value: unknown, field: Item, path: string, report: (found: Problem) => void, onSpec: OnSpec): void {
  switch (field.type) {
    case "number": {
      if (!isNumber(value, field)) report(problem(typeof value === "number" ? "range" : "type", path, rule(field), value));
      return;
    }
    case "duration": {
      const wrong = durationProblem(value, path, field.rest);
      if (wrong !== undefined) report(wrong);
      else if (field.positive && (value === 0 || (typeof value === "string" && Number.parseFloat(value) === 0))) {
        report(problem("range", path, rule(field), value));
      }
      return;
    }
    case "choice": {
      if (!field.of.includes(value as string)) {
        report(problem("unknown", path, rule(field), value, didYouMean(value, field.of)));
      }
      return;
    }
    case "spec":
      return onSpec(value, path);
    case "list": {
      if (!Array.isArray(value) || value.length < (field.atLeast ?? 0)) {
        report(problem(Array.isArray(value) ? "range" : "type", path, rule(field), value));
        return;
      }
      for (let i = 0; i < value.length; i++) checkItem(value[i], field.of, `${path}[${i}]`, report, onSpec);
      return;
    }
    case "pair": {
      if (!Array.isArray(value) || value.length !== 2) return report(problem("type", path, rule(field), value));
      checkItem(value[0], field.of[0], `${path}[0]`, report, onSpec);
      checkItem(value[1], field.of[1], `${path}[1]`, report, onSpec);
    }
  }
}

function isNumber(value: unknown, { above, below, min, max, whole }: NumberItem): boolean {
  return (
    typeof value === "number" &&
    Math.abs(value) <= largest &&
    (above === undefined || value > above) &&
    (below === undefined || value < below) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (!whole || Number.isInteger(value))
  );
}

/** What a field expects, in words. */
function rule(field: Item): string {
  switch (field.type) {
    case "number":
      return numberRule(field);
    case "duration":
      return field.positive ? "a length above 0" : `a length in steps, or "5%", "3ep"${field.rest ? ', "rest"' : ""}`;
    case "choice":
      return `one of ${field.of.map((each) => `"${each}"`).join(", ")}`;
    case "spec":
      return "a spec, an object with a kind";
    case "list":
      return `a list of ${field.atLeast ? `at least ${field.atLeast}` : "any length"}`;
    case "pair":
      return "a pair, a list of two";
  }
}
