import { formatSteps } from "anneal/describe";
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { getAt, keyOf, type Path } from "../../../workspace/path.ts";
import type { Open } from "../handles/legs.ts";
import { FieldProblems } from "./field-problems.tsx";
import { useForm } from "./form-context.ts";
import { kindOf } from "./kinds.ts";
import { lesserFields, PartFields } from "./part-fields.tsx";
import { KindMenu, PartMenu } from "./part-menus.tsx";
import type { Range } from "./ranges.ts";

/** One spec as a card: what it is for, its kind, the steps it rules, and its fields. What it holds stands inside it. */
export function PartCard({ path }: { readonly path: Path }): JSX.Element | null {
  const { spec, rangeOf, problems } = useForm();
  const [isOpen, setOpen] = useState(false);
  const part = getAt(spec, path) as Open | undefined;
  const key = keyOf(path);
  const kind = kindOf(part?.kind);
  if (typeof part !== "object" || part === null) return <FieldProblems keys={[key]} />;
  const range = rangeOf(key);
  const more = kind === undefined ? [] : lesserFields(part, kind.fields);
  const child = kind?.fields.of;
  const known = Object.keys(kind?.fields ?? {});
  // A mistake that no field of this card shows stands under them all.
  const homeless = problems.filter(
    (each) => each.key === key || each.key === keyOf([...path, "kind"]) || isStray(each.key, path, known),
  );
  return (
    <section class="part" aria-label={titleOf(path, range)}>
      <header class="part-head">
        <span class={`phase-mark ${range?.name ?? ""}`} />
        <h3>{titleOf(path, range)}</h3>
        <KindMenu part={part} path={path} />
        <span class="grow" />
        <span class="part-range">{range === undefined ? "" : rangeText(range)}</span>
        <PartMenu path={path} more={more} isOpen={isOpen} onMore={() => setOpen(!isOpen)} />
      </header>
      {kind !== undefined && (
        <PartFields part={part} path={path} fields={kind.fields} hidden={isOpen ? [] : more} />
      )}
      <FieldProblems keys={homeless.map((each) => each.key)} />
      {child?.type === "spec" && (
        <Inside>
          <PartCard path={[...path, "of"]} />
        </Inside>
      )}
      {child?.type === "list" && Array.isArray(part.of) && (
        <Inside>
          {part.of.map((_, k) => (
            <PartCard key={k} path={[...path, "of", k]} />
          ))}
        </Inside>
      )}
    </section>
  );
}

const Inside = ({ children }: { readonly children: ComponentChildren }): JSX.Element => (
  <div class="part-inside">{children}</div>
);

const isStray = (key: string, path: Path, known: readonly string[]): boolean => {
  const start = keyOf(path);
  const rest = start === "" ? key : key.startsWith(`${start}.`) ? key.slice(start.length + 1) : "";
  return rest !== "" && /^\w+$/.test(rest) && rest !== "kind" && !known.includes(rest);
};

/** What a part is for, else its place. */
function titleOf(path: Path, range: Range | undefined): string {
  if (range?.name !== undefined) return range.name[0].toUpperCase() + range.name.slice(1);
  const at = path.at(-1);
  return typeof at === "number" ? `Part ${at + 1}` : at === undefined ? "Schedule" : "Inside";
}

function rangeText({ start, end }: Range): string {
  return `${formatSteps(Math.round(start))} – ${Number.isFinite(end) ? formatSteps(Math.round(end)) : "∞"}`;
}
