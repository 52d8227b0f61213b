import type { AnySpec } from "anneal";
import { Fragment, type JSX } from "preact";
import { MenuHeading, MenuItem, Popover } from "../../../ui/popover.tsx";
import { getAt, type Path } from "../../../workspace/path.ts";
import type { Open } from "../handles/legs.ts";
import { useForm } from "./form-context.ts";
import { changeKind, choicesFor, kindName, peakOf, wrap } from "./kinds.ts";
import { duplicatePart, movePart } from "./parts.ts";

/** The kind as a word that opens what could stand in its place. */
export function KindMenu({ part, path }: { readonly part: Open; readonly path: Path }): JSX.Element {
  const { write, replace } = useForm();
  const now = kindName(part);
  return (
    <Popover look="kind-menu" button={now} label={`Kind: ${now}`}>
      {choicesFor(part).map(([group, choices]) => (
        <Fragment key={group}>
          <MenuHeading>{group}</MenuHeading>
          {choices.map((choice) => (
            <MenuItem
              key={choice.name}
              checked={choice.name === now}
              onClick={() => {
                const next = changeKind(part, choice);
                if (path.length === 0) replace(next);
                else write(path, next);
              }}
            >
              {choice.name}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Popover>
  );
}

interface PartMenuProps {
  readonly path: Path;
  /** Fields that are shown on demand. */
  readonly more: readonly string[];
  readonly isOpen: boolean;
  readonly onMore: () => void;
}

/** Moves, doubles, wraps and removes a part. */
export function PartMenu({ path, more, isOpen, onMore }: PartMenuProps): JSX.Element {
  const { spec, write, replace } = useForm();
  const at = path[path.length - 1];
  const outer = path.slice(0, -1);
  const list = getAt(spec, outer);
  const part = getAt(spec, path) as AnySpec;
  const isListed = typeof at === "number" && Array.isArray(list);
  const inner = (part as Open).of;
  const put = (next: AnySpec): void => (path.length === 0 ? replace(next) : write(path, next));
  return (
    <Popover look="icon-button part-more" icon="more" label="More for this part">
      {more.length > 0 && (
        <>
          <MenuItem onClick={onMore}>{isOpen ? "Fewer fields" : `Show ${more.join(", ")}`}</MenuItem>
          <hr />
        </>
      )}
      {isListed && (
        <>
          <MenuItem icon="up" disabled={at === 0} onClick={() => write(outer, movePart(list, at, -1))}>
            Move up
          </MenuItem>
          <MenuItem
            icon="down"
            disabled={at === list.length - 1}
            onClick={() => write(outer, movePart(list, at, 1))}
          >
            Move down
          </MenuItem>
          <MenuItem icon="copy" onClick={() => write(outer, duplicatePart(list, at))}>
            Duplicate
          </MenuItem>
          <hr />
        </>
      )}
      {(["scale", "clamp", "repeat"] as const).map((kind) => (
        <MenuItem key={kind} onClick={() => put(wrap(part, kind, peakOf(part)))}>
          Wrap in {kind}
        </MenuItem>
      ))}
      {inner !== undefined && !Array.isArray(inner) && (
        <MenuItem onClick={() => put(inner as AnySpec)}>Unwrap: keep what is inside</MenuItem>
      )}
      {isListed && (
        <>
          <hr />
          <MenuItem icon="trash" disabled={list.length <= 1} onClick={() => write(path, undefined)}>
            Remove
          </MenuItem>
        </>
      )}
    </Popover>
  );
}
