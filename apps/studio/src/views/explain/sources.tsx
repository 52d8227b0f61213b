import type { Source } from "anneal/describe";
import type { JSX } from "preact";

/** Where the general claims of a text come from, by the numbers that stand in it. */
export function Sources({ sources }: { readonly sources: readonly Source[] }): JSX.Element | null {
  if (sources.length === 0) return null;
  return (
    <footer class="sources">
      <ol>
        {sources.map(({ arxiv, authors, says }, i) => (
          <li key={arxiv}>
            <sup>{i + 1}</sup> {authors},{" "}
            <a href={`https://arxiv.org/abs/${arxiv}`} target="_blank" rel="noreferrer">
              arXiv {arxiv}
            </a>
            : {says}.
          </li>
        ))}
      </ol>
    </footer>
  );
}
