/** What a hostile or malformed text must lead to: a part of its one clear error, or nothing for what is no config. */
export type Hostile = readonly [name: string, text: string, told: string | undefined];
