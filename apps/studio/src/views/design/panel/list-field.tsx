import type { Field, Item } from "anneal";
import type { JSX } from "preact";
import { IconButton } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { getAt, keyOf, type Path } from "../../../workspace/path.ts";
import { ValueField } from "./field.tsx";
import { useForm } from "./form-context.ts";

/** More items than this are edited as JSON. */
const most = 40;

/** A list of numbers, of lengths, or of pairs of them: a row for each. */
export function ListField({
  path,
  name,
  field,
}: {
  readonly path: Path;
  readonly name: string;
  readonly field: Field;
}): JSX.Element | null {
  const { spec, write } = useForm();
  const list = getAt(spec, path);
  if (field.type !== "list" || !Array.isArray(list)) return null;
  const item = field.of;
  const heads = item.type === "pair" ? headsOf(field.says) : [name];
  const add = (): void => write(path, [...list, next(list)]);
  const remove = (at: number): void => write(path, list.toSpliced(at, 1));
  return (
    <fieldset class="list-field">
      <legend class="field-label">{item.type === "pair" ? name : `${name}: ${field.says}`}</legend>
      {item.type === "pair" && (
        <div class="list-row list-head" aria-hidden="true">
          {heads.map((head) => (
            <span key={head} class="field-label">
              {head}
            </span>
          ))}
          <span />
        </div>
      )}
      {list.slice(0, most).map((_, k) => (
        <div class="list-row" key={`${keyOf(path)}${k}`}>
          {cells(item, [...path, k], heads, k)}
          <IconButton
            icon="close"
            label={`Remove ${name} ${k + 1}`}
            disabled={list.length <= (field.atLeast ?? 0)}
            onClick={() => remove(k)}
          />
        </div>
      ))}
      {list.length > most && <p class="meta">{list.length - most} more, in the JSON.</p>}
      <button type="button" class="button quiet" onClick={add}>
        <Icon name="plus" />
        <span>Add {name === "points" ? "a point" : "one"}</span>
      </button>
    </fieldset>
  );
}

function cells(item: Item, path: Path, heads: readonly string[], k: number): JSX.Element[] {
  const pair = item.type === "pair" ? item.of : [item];
  return pair.map((each, i) => (
    <ValueField
      key={i}
      bare
      label={`${heads[i] ?? "value"} ${k + 1}`}
      path={item.type === "pair" ? [...path, i] : path}
      item={each}
    />
  ));
}

/** `[time, LR], times ascending` names the two of a pair. */
const headsOf = (says: string): readonly string[] =>
  /^\[([^\]]+)\]/.exec(says)?.[1].split(", ") ?? ["first", "second"];

/** One more of a list: like the last one, a little later where it is a time. */
function next(list: readonly unknown[]): unknown {
  const last = list.at(-1);
  if (typeof last === "string") {
    const share = Number.parseFloat(last);
    return last.endsWith("%") && Number.isFinite(share) ? `${Math.min(100, share + 10)}%` : last;
  }
  return last ?? 0;
}
