import { type Figures, type Summary, summary } from './figures.ts';

/** A figure of one variant over the same or another figure of another, taken round by round. */
export interface Ratio {
  name: string;
  figure: string;
  over: string;
  under: string;
  /** What the figures are to reach, in words. */
  wanted?: string;
}

/** What the rounds of one case gave, by variant. */
export class Results {
  readonly #rounds = new Map<string, Figures[]>();

  record(variant: string, figures: Figures): void {
    this.#rounds.set(variant, [...this.roundsOf(variant), figures]);
  }

  get variants(): string[] {
    return [...this.#rounds.keys()];
  }

  roundsOf(variant: string): readonly Figures[] {
    return this.#rounds.get(variant) ?? [];
  }

  /** Every figure that a variant has, in the order in which they came. */
  get figures(): string[] {
    return [...new Set([...this.#rounds.values()].flat().flatMap((round) => Object.keys(round)))];
  }

  summary(variant: string, figure: string): Summary {
    return summary(this.roundsOf(variant).map((round) => round[figure] ?? Number.NaN));
  }

  /** The ratio of each round, then their median and spread: what slows a whole round down slows both sides. */
  ratio({ figure, over, under }: Ratio): Summary {
    const below = this.roundsOf(under);
    const ofRound = (round: Figures, n: number) => (round[figure] ?? Number.NaN) / (below[n]?.[figure] ?? Number.NaN);
    return summary(this.roundsOf(over).map(ofRound));
  }

  toJSON(): object {
    const ofVariant = (variant: string) => ({
      summary: Object.fromEntries(this.figures.map((figure) => [figure, this.summary(variant, figure)])),
      rounds: this.roundsOf(variant),
    });
    return Object.fromEntries(this.variants.map((variant) => [variant, ofVariant(variant)]));
  }
}
