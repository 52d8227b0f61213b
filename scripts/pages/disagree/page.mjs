// docs/where-frameworks-disagree.md and its figures.

import { anchor } from "../entry.mjs";
import { drawFigure } from "../figure/figure.mjs";
import { defaults } from "./defaults.mjs";
import { edgeCases } from "./edges.mjs";
import { floor } from "./floors.mjs";
import { glance } from "./glance.mjs";
import { milestone } from "./milestones.mjs";
import { oneCycle } from "./one-cycle.mjs";
import { plateauCounting } from "./plateaus.mjs";
import { restart } from "./restarts.mjs";
import { total } from "./total.mjs";
import { units } from "./units.mjs";
import { nothing, warmup } from "./warmup.mjs";
import { imageFolder } from "./write.mjs";

const versions =
  "torch 1.13.1 and 2.7.1, Transformers main of 2026-08 (e8c4f0b738db), timm 1.0.29.dev0 (aa4b5850c154), Optax 0.2.9.dev (2edbcbe2390d), Keras 3.16.0, fastai 2.8.5 (944da4a6bb47), Composer 0.33.0.dev0 (6405188805a0), MMEngine 0.11.0rc0 (254342938d9b), DeepSpeed 0.19.6 (edaa72212672) and 0.16.5, Megatron core 0.20.0 (d98e8a64ddf3), nanoGPT 3adf61e154c3, Ignite 0.6.0 (de08e799cfb5) on torch 2.7.1";

const checklist = `## Porting checklist

1. **Total.** Does the length include the warmup? Does it count updates, epochs, samples, or calls by each process?
2. **First update.** Is its LR 0? By epochs that is an epoch.
3. **Peak.** At which update, and is it ever shown?
4. **Last update.** Which LR has update T − 1? 0 is reached at T, which is not trained.
5. **After the end.** Will anyone resume or extend the run? torch and Transformers cosines climb, torch \`OneCycleLR\` raises, Ignite starts again.
6. **Floor.** An LR or a ratio? Of which LR, where groups have several?
7. **Milestones.** One earlier (timm), one later (Keras), factors or levels?
8. **Plateau.** Patience or patience + 1, \`min\` or \`max\`, relative or absolute threshold?
9. **Defaults.** Powers, ratios of cycles, start factors: write them out.
10. **Version.** DeepSpeed changed what it does past the end, and the peak of \`WarmupLR\`, between 0.16.5 and 0.19.6.
11. **Proof.** Compare every update, not the plot: \`anneal diff A B\` names the first that differs.`;

/** The page and its figures by path. @returns {[path: string, text: string][]} */
export function disagreement() {
  const first = glance();
  const sections = [
    warmup(),
    nothing(),
    total(),
    milestone(),
    oneCycle(),
    restart(),
    plateauCounting(),
    floor(),
    units(),
    defaults(),
    edgeCases(),
  ];
  const headings = sections.map(({ text }) => /^## (.*)$/m.exec(text)?.[1] ?? "");
  const page = [
    "# Where frameworks disagree",
    first.text,
    headings.map((heading) => `- [${heading}](#${anchor(heading)})`).join("\n"),
    ...sections.map(({ text }) => text),
    checklist,
    "## Where the numbers are from",
    `Every curve and every figure of this page is what \`from\` of \`anneal/convert\` makes of the call beside it. The fourteen recipes and the six one-cycles are held, update by update, to the learning rates that the frameworks' own code computed (\`scripts/pages/data/cross-framework.json\`; only figures, no code), and so are the updates named for milestones, restarts and plateaus. Versions: ${versions}. Other releases may do otherwise.`,
    "Every scheduler of each framework, with its picture and its traps: [docs/frameworks](frameworks/README.md).",
    "---\n\nWritten by `npm run pages`.\n",
  ].join("\n\n");
  const figures = [first, ...sections].flatMap((section) => section.figures);
  const images = figures.flatMap((figure) =>
    /** @type {const} */ (["light", "dark"]).map(
      (theme) =>
        /** @type {[string, string]} */ ([
          `docs/${imageFolder}/${figure.name}-${theme}.svg`,
          drawFigure(figure, theme),
        ]),
    ),
  );
  return [["docs/where-frameworks-disagree.md", page], ...images];
}
