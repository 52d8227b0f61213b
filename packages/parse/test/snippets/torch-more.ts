import type { Snippet } from "./snippet.ts";

/** More code in the style of repositories that train with PyTorch, and of how it is pasted. */
export const torchMore: readonly Snippet[] = [
  {
    name: "milestones computed from the run, and passed by stars",
    text: `epochs = 200
cfg = {"milestones": [int(epochs * 0.5), int(epochs * 0.75)], "gamma": 1e-1}
opt = torch.optim.SGD(model.parameters(), lr=0.4)
scheduler = torch.optim.lr_scheduler.MultiStepLR(opt, **cfg)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [99, 0.4],
          [100, 0.04],
          [150, 0.004],
        ],
      },
    ],
  },
  {
    name: "a chain, a cycle and SWA",
    text: `base = torch.optim.SGD(model.parameters(), lr=0.2)
chained = ChainedScheduler([ConstantLR(base, factor=0.5, total_iters=4), ExponentialLR(base, gamma=0.9)])
cyclic = CyclicLR(base, base_lr=0.001, max_lr=0.1, step_size_up=10, cycle_momentum=False)
swa = torch.optim.swa_utils.SWALR(base, swa_lr=0.05, anneal_epochs=10, anneal_strategy="linear")
`,
    found: [
      {
        title: "chained",
        framework: "torch",
        lrs: [
          [0, 0.1],
          [4, 0.2 * 0.9 ** 4],
        ],
      },
      {
        title: "cyclic",
        framework: "torch",
        lrs: [
          [0, 0.001],
          [10, 0.1],
          [20, 0.001],
        ],
      },
      {
        title: "swa",
        framework: "torch",
        lrs: [
          [0, 0.2],
          [10, 0.05],
        ],
      },
    ],
  },
  {
    name: "an if with a scheduler in each branch",
    text: `opt = SGD(net.parameters(), lr=0.1)
if args.sched == "cosine":
    scheduler = CosineAnnealingLR(opt, T_max=100)
elif args.sched == "step":
    scheduler = StepLR(opt, 25)
else:
    raise ValueError(f"unknown: {args.sched!r}")
`,
    found: [
      { title: "scheduler", framework: "torch", scheduler: "CosineAnnealingLR", lrs: [[50, 0.05]] },
      { title: "scheduler", framework: "torch", scheduler: "StepLR", lrs: [[25, 0.01]] },
    ],
  },
  {
    name: "a dictionary of settings, and values looked up with a default",
    text: `config = {"optim": {"lr": 5e-4}, "sched": {"T_max": 40}}
optimizer = torch.optim.AdamW(net.parameters(), lr=config["optim"]["lr"])
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(
    optimizer,
    T_max=config["sched"].get("T_max", 10),
    eta_min=config["sched"].get("eta_min", 1e-5),
)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 5e-4],
          [40, 1e-5],
        ],
      },
    ],
  },
  {
    name: "an interactive session",
    text: `>>> opt = torch.optim.SGD([w], lr=0.05)
>>> scheduler = PolynomialLR(
...     opt, total_iters=4, power=1.0)
>>> scheduler
<torch.optim.lr_scheduler.PolynomialLR object at 0x7f>
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 0.05],
          [2, 0.025],
          [4, 0],
        ],
      },
    ],
  },
  {
    name: "a cell of a notebook",
    text: `%matplotlib inline
!pip install -q torch
optimizer = torch.optim.RMSprop(model.parameters())
scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.5)
scheduler?
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 0.01],
          [1, 0.005],
        ],
        assumed: /RMSprop has its default LR, 0.01/,
      },
    ],
  },
  {
    name: "prose with code in it",
    text: `Our baseline used this schedule:

\`\`\`python
opt = SGD(p, lr=0.1)
sched = MultiStepLR(opt, milestones=[60, 120], gamma=0.2)
\`\`\`

It isn't the best one.
`,
    found: [
      {
        title: "sched",
        framework: "torch",
        lrs: [
          [59, 0.1],
          [60, 0.02],
        ],
      },
    ],
  },
  {
    name: "Windows line ends, continuations, semicolons, tabs and a byte order mark",
    text: "\ufeffopt = SGD(p, \\\r\n\tlr=1e-1); epochs = 3\r\nif True:\r\n\tsched = StepLR(opt,\r\n\t\tstep_size=epochs, # every third\r\n\t\tgamma=.5,\r\n\t)\r\n",
    found: [
      {
        title: "sched",
        framework: "torch",
        lrs: [
          [2, 0.1],
          [3, 0.05],
        ],
      },
    ],
  },
  {
    name: "Python 2",
    text: `print "training"
optimizer = optim.SGD(net.parameters(), lr=0.1)
scheduler = optim.lr_scheduler.StepLR(optimizer, 7)
`,
    found: [{ title: "scheduler", framework: "torch", lrs: [[7, 0.01]] }],
  },
  {
    name: "an optimizer that accelerate has prepared",
    text: `optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
model, optimizer, loader = accelerator.prepare(model, optimizer, loader)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 10)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [[0, 1e-4]],
        assumed: /The optimizer is the one at line 1, column 13/,
      },
    ],
  },
  {
    name: "what newer Pythons write",
    text: `from contextlib import nullcontext

async def train(cfg: dict[str, float], *, steps: int = 80) -> None:
    with (
        nullcontext() as a,
        nullcontext() as b,
    ):
        opt = torch.optim.SGD(model.parameters(), lr=(lr := 0.3))
        print(f"{lr=!r:>{10}} {cfg["a"]}")
    match cfg:
        case {"lr": float(x)}:
            pass
    sched = CosineAnnealingLR(opt, T_max=steps)
    yield
`,
    found: [
      {
        title: "sched",
        framework: "torch",
        lrs: [
          [0, 0.3],
          [40, 0.15],
        ],
        assumed: /steps is 80, the default of its parameter/,
      },
    ],
  },
];
