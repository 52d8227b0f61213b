import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { CodeText } from "../../ui/code-block.tsx";
import { examples } from "./examples.ts";
import { emptyBox } from "./input.ts";

/** Something to begin with, for who has nothing to paste. */
export function Examples(): JSX.Element {
  const { translate } = useStudio();
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">Or begin with one of these</h2>
      <ul>
        {examples.map(({ title, a, b = "" }) => (
          <li key={title}>
            <button
              type="button"
              class="example"
              onClick={() => {
                translate.a.value = { ...emptyBox, text: a };
                translate.b.value = { ...emptyBox, text: b };
              }}
            >
              <span class="example-title">{title}</span>
              <pre>
                <CodeText source={a.split("\n").slice(0, 3).join("\n")} />
              </pre>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
