import type { Snippet } from "./snippet.ts";

const half = (from: number, to: number, p: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * p))) / 2;

/** Code in the style of repositories that train with PyTorch. */
export const torchSnippets: readonly Snippet[] = [
  {
    name: "a plain script",
    text: `import torch
from torch.optim.lr_scheduler import StepLR

model = Net().to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)
for epoch in range(90):
    train(model, optimizer, epoch)
    scheduler.step()
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 0.1],
          [29, 0.1],
          [30, 0.01],
          [89, 1e-3],
        ],
      },
    ],
  },
  {
    name: "warmup, then a cosine, by names",
    text: `import torch.optim.lr_scheduler as sched

EPOCHS, WARMUP = 100, 5
opt = torch.optim.AdamW(params, lr=1e-3, betas=(0.9, 0.95))
warm = sched.LinearLR(opt, start_factor=0.01, total_iters=WARMUP)
main = sched.CosineAnnealingLR(opt, T_max=EPOCHS - WARMUP, eta_min=1e-6)
lr_scheduler = sched.SequentialLR(opt, [warm, main], milestones=[WARMUP])
`,
    found: [
      {
        title: "lr_scheduler",
        framework: "torch",
        lrs: [
          [0, 1e-5],
          [5, 1e-3],
          [52.5, half(1e-3, 1e-6, 0.5)],
          [100, 1e-6],
        ],
        context: { baseLrs: [1e-3], optimizer: { name: "AdamW", lr: 1e-3, beta2: 0.95 } },
      },
    ],
  },
  {
    name: "argparse, its defaults, and the optimizer by position",
    text: `parser = argparse.ArgumentParser(description="ImageNet")
parser.add_argument("--lr", "--learning-rate", default=0.1, type=float, dest="lr", help="initial LR")
parser.add_argument("--lr-step-size", default='30', type=int)
parser.add_argument("--lr-gamma", default=0.1, type=float)

def main(args):
    optimizer = torch.optim.SGD(model.parameters(), args.lr, momentum=args.momentum)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=args.lr_step_size, gamma=args.lr_gamma)

if __name__ == "__main__":
    main(parser.parse_args())
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 0.1],
          [30, 0.01],
        ],
        assumed: /--lr-step-size is 30, its default on the command line/,
      },
    ],
  },
  {
    name: "Kaggle's class of settings",
    text: `class CFG:
    scheduler = 'CosineAnnealingWarmRestarts'
    T_0 = 10  # epochs
    min_lr = 1e-6
    lr = 1e-4

optimizer = Adam(model.parameters(), lr=CFG.lr, weight_decay=1e-6, amsgrad=False)
scheduler = CosineAnnealingWarmRestarts(optimizer, T_0=CFG.T_0, T_mult=1, eta_min=CFG.min_lr, last_epoch=-1)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 1e-4],
          [5, half(1e-4, 1e-6, 0.5)],
          [10, 1e-4],
        ],
      },
    ],
  },
  {
    name: "a function that makes it, called once",
    text: `def make_scheduler(optimizer, warmup_epochs, epochs, floor=0.0):
    """Linear warmup and cosine."""
    w = LinearLR(optimizer, start_factor=1 / warmup_epochs, total_iters=warmup_epochs)
    c = CosineAnnealingLR(optimizer, T_max=epochs - warmup_epochs, eta_min=floor)
    return SequentialLR(optimizer, schedulers=[w, c], milestones=[warmup_epochs])

opt = AdamW(model.parameters(), lr=2e-3)
scheduler = make_scheduler(opt, 10, epochs=110)
`,
    found: [
      {
        title: "SequentialLR",
        framework: "torch",
        lrs: [
          [0, 2e-4],
          [10, 2e-3],
          [60, 1e-3],
          [110, 0],
        ],
      },
    ],
  },
  {
    name: "PyTorch Lightning",
    text: `class LitModel(pl.LightningModule):
    def __init__(self, learning_rate=3e-4, t_max=50):
        super().__init__()
        self.learning_rate = learning_rate
        self.t_max = t_max

    def configure_optimizers(self):
        optimizer = torch.optim.Adam(self.parameters(), lr=self.learning_rate)
        return {
            "optimizer": optimizer,
            "lr_scheduler": {
                "scheduler": torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, self.t_max),
                "interval": "epoch",
            },
        }

model = LitModel(t_max=20)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 3e-4],
          [10, 1.5e-4],
          [20, 0],
        ],
      },
    ],
  },
  {
    name: "parameter groups with LRs of their own",
    text: `lr_head, lr_backbone = 1e-3, 1e-4
optimizer = torch.optim.AdamW(
    [
        {"params": model.backbone.parameters(), "lr": lr_backbone},
        {"params": model.head.parameters()},
    ],
    lr=lr_head, weight_decay=0.01,
)
scheduler = torch.optim.lr_scheduler.OneCycleLR(
    optimizer, max_lr=[lr_backbone, lr_head], total_steps=1_000, pct_start=0.1, anneal_strategy='linear',
    div_factor=10.)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        // pct_start * total_steps - 1 is the step of the peak; it starts at max_lr / div_factor.
        lrs: [
          [0, 1e-5],
          [99, 1e-4],
        ],
        context: { baseLrs: [1e-4, 1e-3] },
      },
    ],
  },
  {
    name: "lengths that the run knows",
    text: `num_epochs = 10
total_steps = len(train_loader) * num_epochs // accumulation
scheduler = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=total_steps)
`,
    names: { "len(train_loader)": 400, accumulation: 4 },
    found: [
      {
        title: "scheduler",
        framework: "torch",
        kwargs: { max_lr: 0.1, total_steps: 1000 },
        lrs: [
          [0, 0.004],
          [299, 0.1],
        ],
      },
    ],
  },
  {
    name: "epochs and steps per epoch",
    text: `scheduler = lr_scheduler.OneCycleLR(optimizer, 1e-2, epochs=3, steps_per_epoch=len(loader), three_phase=True)`,
    names: { "len(loader)": 100 },
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 4e-4],
          [89, 1e-2],
        ],
      },
    ],
  },
  {
    name: "a plateau, with words by position",
    text: `optimizer = optim.Adam(net.parameters(), lr=1e-3)
scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, 'max', factor=0.5, patience=2, verbose=True)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        kwargs: { factor: 0.5, patience: 2, verbose: true },
        lrs: [
          [0, 1e-3],
          [99, 1e-3],
        ],
      },
    ],
  },
  {
    name: "a lambda, and a function of one line",
    text: `gamma = 0.95
def decay(epoch):
    # slow
    return gamma ** epoch

optimizer = torch.optim.SGD(ps, lr=1.)
first = LambdaLR(optimizer, lr_lambda=lambda epoch: 0.9 ** epoch)
second = torch.optim.lr_scheduler.LambdaLR(optimizer, decay)
third = MultiplicativeLR(optimizer, lr_lambda = lambda e: .5)
`,
    found: [
      { title: "first", framework: "torch", lrs: [[2, 0.81]] },
      { title: "second", framework: "torch", lrs: [[2, 0.9025]] },
      { title: "third", framework: "torch", lrs: [[3, 0.125]] },
    ],
  },
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
