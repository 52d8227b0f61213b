import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { IconButton } from "../../../ui/button.tsx";
import { nudgeLength, nudgeLevel } from "../../../workspace/nudge.ts";
import { getAt, keyOf, pathOf } from "../../../workspace/path.ts";
import type { Open } from "../handles/legs.ts";
import { useHandles } from "../handles/use-handles.ts";
import { ValueField } from "../panel/field.tsx";
import { FieldProblems } from "../panel/field-problems.tsx";
import { useForm } from "../panel/form-context.ts";
import { kindName, kindOf } from "../panel/kinds.ts";

/** The field of the handle that was touched last, large, with minus and plus. */
export function FocusField(): JSX.Element | null {
  const { editing } = useStudio();
  const { spec, horizon, rangeOf, write, problems, isUnread } = useForm();
  const handles = useHandles();
  // What is wrong comes before the handle that was touched last.
  const key =
    problems[0]?.key ??
    editing.focus.value ??
    handles.find(({ label }) => label.includes("cooldown"))?.keys[0] ??
    handles[0]?.keys[0];
  if (key === undefined || key === "" || isUnread) return null;
  const path = pathOf(key);
  const value = getAt(spec, path);
  const partPath = path.filter((_, k) => k < lastPart(path));
  const part = getAt(spec, partPath) as Open | undefined;
  const field = part && kindOf(part.kind)?.fields[String(path[partPath.length])];
  if (part === undefined || field === undefined || typeof value === "object") return null;
  const range = rangeOf(keyOf(partPath));
  const isLength = field.type === "duration";
  const move = (by: 1 | -1): void => {
    const next = isLength
      ? nudgeLength(value, by, { horizon })
      : typeof value === "number"
        ? nudgeLevel(value, by)
        : undefined;
    if (next !== undefined) write(path, next);
  };
  const name = range?.name ?? kindName(part);
  return (
    <section class="focus-field" aria-label="Field of the handle">
      <header>
        <b>{name[0].toUpperCase() + name.slice(1)}</b>
        <span class="quiet-text">{String(path.at(-1))}</span>
        <span class="grow" />
        {range !== undefined && (
          <span class="quiet-text">
            {Math.round(range.start).toLocaleString("en")} –{" "}
            {Number.isFinite(range.end) ? Math.round(range.end).toLocaleString("en") : "∞"}
          </span>
        )}
      </header>
      <div class="focus-row">
        <IconButton icon="minus" label="Less" onClick={() => move(-1)} />
        <ValueField path={path} label={`${name} ${String(path.at(-1))}`} bare item={field} />
        <IconButton icon="plus" label="More" onClick={() => move(1)} />
      </div>
      <FieldProblems keys={[key]} again />
    </section>
  );
}

/** How many steps of a path lead to the spec that holds its field. */
function lastPart(path: readonly (string | number)[]): number {
  let length = 0;
  path.forEach((step, k) => {
    if (step === "of") length = typeof path[k + 1] === "number" ? k + 2 : k + 1;
  });
  return length;
}
