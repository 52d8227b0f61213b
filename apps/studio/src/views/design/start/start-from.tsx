import { compile, type Spec } from "anneal";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Sparkline } from "../../../ui/sparkline.tsx";
import { useAddShape } from "../layers/layer-list.tsx";
import { type Shape, shapes } from "./shapes.ts";

/** Nine shapes as tiles: a press adds one as a layer. */
export function StartFrom(): JSX.Element {
  const add = useAddShape();
  return (
    <section class="start-from" aria-labelledby="start-from-title">
      <header class="panel-head">
        <h2 id="start-from-title">Start from</h2>
      </header>
      <ul class="tiles">
        {shapes.map((shape) => (
          <li key={shape.name}>
            <button type="button" class="tile" onClick={() => add(shape)}>
              <TileLine shape={shape} />
              <span>{shape.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TileLine({ shape }: { readonly shape: Shape }): JSX.Element {
  const curve = useMemo(() => compile(shape.make(1) as Spec, { steps: 1000 }), [shape]);
  return <Sparkline curve={curve} steps={1000} width={60} height={24} />;
}
