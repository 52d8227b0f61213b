/** How the parts of an id are spelled by their authors. */
const spelled: { readonly [word: string]: string } = {
  smollm: "SmolLM",
  smollm2: "SmolLM2",
  smollm3: "SmolLM3",
  longctx: "long context",
  finemath: "FineMath",
  cpt: "continued",
  olmo1: "OLMo",
  olmo2: "OLMo 2",
  pythia: "Pythia",
  nanogpt: "nanoGPT",
  gpt2: "GPT-2",
  shakespeare: "Shakespeare",
  tinyllama: "TinyLlama",
  t5x: "T5X",
  roberta: "RoBERTa",
  bert: "BERT",
  lora: "LoRA",
  e2e: "E2E",
  deberta: "DeBERTa",
  xxl: "XXL",
  mnli: "MNLI",
  sst2: "SST-2",
  cola: "CoLA",
  rte: "RTE",
  mrpc: "MRPC",
  qqp: "QQP",
  qlora: "QLoRA",
  alpaca: "Alpaca",
  sft: "SFT",
  llamafactory: "LLaMA-Factory",
  deit: "DeiT",
  swin: "Swin",
  convnext: "ConvNeXt",
  t: "T",
  mae: "MAE",
  vitl: "ViT-L",
  vitb: "ViT-B",
  vitl14: "ViT-L/14",
  vit: "ViT",
  s16: "S/16",
  i1k: "ImageNet-1k",
  i21k: "ImageNet-21k",
  dinov2: "DINOv2",
  mobilenetv2: "MobileNetV2",
  wmt: "WMT",
  siglip: "SigLIP",
  lit: "LiT",
  coco: "COCO",
  dit: "DiT",
  stable: "Stable",
  diffusion: "Diffusion",
  ldm: "LDM",
  lsun: "LSUN",
  adm: "ADM",
  openclip: "OpenCLIP",
  cc3m: "CC3M",
  coca: "CoCa",
  transformer: "Transformer",
};

/** Where an id is not the name in other letters. */
const whole: { readonly [id: string]: string } = {
  "resnet50-pytorch": "ResNet-50, torchvision",
};

const isSize = (word: string): boolean => /^\d+(?:\.\d+)?[mbk]$/.test(word);

/** The name of a published schedule as one reads it: "SmolLM3 3B". */
export function presetName(id: string): string {
  if (Object.hasOwn(whole, id)) return whole[id];
  const words = id
    .split("-")
    .map((word) => (Object.hasOwn(spelled, word) ? spelled[word] : isSize(word) ? word.toUpperCase() : word));
  const name = words.join(" ");
  return name[0] === name[0].toLowerCase() && !name.startsWith("nano") && !name.startsWith("fastai")
    ? name[0].toUpperCase() + name.slice(1)
    : name;
}
