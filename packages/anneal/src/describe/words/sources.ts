/** Where a general claim comes from. */
export interface Source {
  /** `"2405.18392"`. */
  readonly arxiv: string;
  /** `"Hägele et al. 2024"`. */
  readonly authors: string;
  /** What it says that the text uses. */
  readonly says: string;
}

/** What there is a source for. */
export type Topic =
  | "warmup"
  | "decay"
  | "cooldown"
  | "linear"
  | "restarts"
  | "cyclic"
  | "oneCycle"
  | "cuts"
  | "inverseRoot"
  | "infinite";

const shelf: { readonly [T in Topic]: Source } = {
  warmup: {
    arxiv: "2406.09405",
    authors: "Kalra & Barkeshli 2024",
    says: "the main benefit of warmup is that training survives a higher peak",
  },
  decay: {
    arxiv: "2404.06395",
    authors: "Hu et al. 2024",
    says: "after a hold the loss falls fast while the LR decays",
  },
  cooldown: {
    arxiv: "2405.18392",
    authors: "Hägele et al. 2024",
    says: "a cosine ends well only at the length it was planned for; a hold with a cooldown ends as low, and its length can be decided later; of the cooldown shapes tried, 1-sqrt ends lowest",
  },
  linear: {
    arxiv: "2310.07831",
    authors: "Defazio et al. 2023",
    says: "a linear decay to zero is best in theory for the last step, and good on every problem tried",
  },
  restarts: {
    arxiv: "1608.03983",
    authors: "Loshchilov & Hutter 2017",
    says: "the cosine decay, and restarts; the model to use is the one at the end of a cycle",
  },
  cyclic: {
    arxiv: "1506.01186",
    authors: "Smith 2017",
    says: "the LR goes up and down between two levels, so that no single best one has to be found",
  },
  oneCycle: {
    arxiv: "1708.07120",
    authors: "Smith & Topin 2018",
    says: "one long rise to a large LR and one fall can train in fewer steps",
  },
  cuts: {
    arxiv: "1512.03385",
    authors: "He et al. 2015",
    says: "the LR is divided by 10 when the error stops falling",
  },
  inverseRoot: {
    arxiv: "1706.03762",
    authors: "Vaswani et al. 2017",
    says: "warmup, then the inverse square root of the step",
  },
  infinite: {
    arxiv: "2403.08763",
    authors: "Ibrahim et al. 2024",
    says: "training can go on from a constant level when new data come, without planning the end",
  },
};

/** Gives out marks such as ` [1]` and keeps the list that they point into. */
export interface Citations {
  readonly cite: (topic: Topic) => string;
  readonly list: () => readonly Source[];
}

/** An empty list of sources. */
export function citations(): Citations {
  const used: Topic[] = [];
  return {
    cite: (topic) => {
      if (!used.includes(topic)) used.push(topic);
      return ` [${used.indexOf(topic) + 1}]`;
    },
    list: () => used.map((topic) => shelf[topic]),
  };
}
