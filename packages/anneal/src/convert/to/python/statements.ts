import type { Spec } from "../../../schedules/index.ts";
import { type Expression, product } from "./expression.ts";
import { isRamp, ramp } from "./leaves.ts";
import { inShort, line, type Page, shortTime, since, type Time } from "./page.ts";
import { part, sliced } from "./part.ts";
import { lengthOf, rulingParts } from "./pieces.ts";
import { level, plain } from "./words.ts";

/** What is still to be done to the value of a part before it is returned. */
type Finish = (value: Expression) => Expression;

/** A block that ends in `return`: parts one after another become `if` after `if`. */
export interface Block {
  readonly spec: Spec;
  readonly t: Time;
  readonly finish: Finish;
  /** The time at which the block no longer rules. */
  readonly until: number;
}

/** Writes a block, for a function that computes one step at a time. */
export function statements({ spec, t, finish, until }: Block, page: Page): void {
  const { words: w } = page;
  const inner = (of: Spec, own: Time, then: Finish, end = Infinity): void =>
    statements({ spec: of, t: own, finish: then, until: end }, page);
  if (spec.kind === "scale") {
    return inner(spec.of, t, (value) => finish(product(plain(spec.by), value)), until);
  }
  if (spec.kind === "clamp" && (spec.min === undefined || spec.max === undefined)) {
    const clamp = (value: Expression): Expression =>
      spec.min === undefined ? w.min(value, level(spec.max ?? 0)) : w.max(value, level(spec.min));
    return inner(spec.of, t, (value) => finish(clamp(value)), until);
  }
  if (spec.kind === "slice" && spec.over !== undefined && (spec.over as number) >= until) {
    // The block ends before the slice does.
    const { over: _, ...rest } = spec;
    return inner(rest, t, finish, until);
  }
  if (spec.kind === "slice" && rulingParts(spec.of)) {
    return inner(spec.of, sliced(spec, t, page), finish);
  }
  const parts = rulingParts(spec);
  if (!parts) {
    const within = "over" in spec && isRamp(spec) && lengthOf(spec) >= until;
    const value = within ? ramp(spec, t, { page, within }) : part(spec, t, page);
    const [short] = inShort(page, [value]);
    return line(page, `return ${finish(short).text}`);
  }
  parts.slice(0, -1).forEach((each) => {
    line(page, `if ${t.at.text} < ${plain(each.until).text}:`);
    page.indent++;
    const names = new Map(page.names);
    statements(
      { spec: each.spec, t: shortTime(page, since(t, each.start)), finish, until: each.until - each.start },
      page,
    );
    page.indent--;
    page.names.clear();
    for (const [name, n] of names) page.names.set(name, n);
  });
  const { spec: last, start } = parts[parts.length - 1];
  statements({ spec: last, t: shortTime(page, since(t, start)), finish, until: until - start }, page);
}
