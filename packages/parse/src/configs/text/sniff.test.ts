import { expect, test } from "vitest";
import { sniff } from "./sniff.ts";

test.each([
  ["json", ['{"a": 1}', " \n{\n", "[1]", '[{"a": 1}]', "{a: 1}"]],
  ["literal", ["{'a': 1}", "[{'a': 1}]", "( {'a': 1})"]],
  [
    "yaml",
    [
      "a: 1",
      "# comment\na: 1",
      "---\na:\n  b: 1",
      "- a: 1",
      "- {a: 1}",
      '"a b": 1',
      "run: |\n  if true; then\n    x --lr 1\n  fi",
      "{\n  # comment\n  a: 1}",
    ],
  ],
  [
    "flags",
    [
      "--lr 1",
      "python train.py --lr 1",
      "X=1 run -lr 1",
      "run \\\n  --lr 1",
      "#!/bin/bash\necho hello",
      "export X=1\n",
      "A=(\n --lr 1\n)",
    ],
  ],
  [
    undefined,
    [
      "",
      "words",
      "x = 1\n",
      "import torch\n# --lr\n",
      "StepLR(optimizer, 30)",
      "[dict(type='StepLR')]",
      "def f():\n    return {'a': 1}\n",
      "lr: float = 3e-4\n",
      "sched = dict(\n    type='StepLR',\n)\n",
      "with torch.no_grad():\n    pass\n",
    ],
  ],
] as const)("%s is told by how it begins", (kind, texts) => {
  for (const text of texts) expect(sniff(text), text).toBe(kind);
});
