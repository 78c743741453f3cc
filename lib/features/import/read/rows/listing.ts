import type { BlockSpan, Raw } from "@/lib/features/import/read/file/blocks";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import type {
  DraftAdvice,
  DraftManifestation,
  DraftMeasure,
  MeasureAnswers,
} from "@/lib/features/import/read/outline/types";

type Named = { advice: number[]; manifestations: number[] };
const none = (): Named => ({ advice: [], manifestations: [] });
const only = (named: readonly number[]): number | null => (named.length === 1 ? (named[0] ?? null) : null);

/** Advice or a manifestation as the report words it. */
function quotedFrom(raw: Raw, span: BlockSpan): DraftAdvice {
  return { text: unquoted(raw.slice(span)), source: raw.source(span) };
}

/**
 * What a row lists as its passages are read in order, and which 整改意见 and 具体表现 its measures are listed under: a passage
 * of measures answers what is named between it and the passage before, and only where that is one thing of its kind. Of
 * two it cannot be told which, and nothing is said.
 */
export class Listing {
  readonly advice: DraftAdvice[] = [];
  readonly manifestations: DraftManifestation[] = [];
  /** Paragraphs labelled as, or standing before the label of the measures and therefore, statement of the problem. */
  readonly statement: BlockSpan[] = [];
  /** Passages of measures. */
  readonly actions: BlockSpan[] = [];
  private named = none();
  private answered = false;
  private readonly answers: { start: number; answers: MeasureAnswers }[] = [];

  constructor(private readonly raw: Raw) {}

  /** A piece of 整改意见. */
  advise(span: BlockSpan): void {
    this.advice.push(quotedFrom(this.raw, span));
    this.name("advice", this.advice.length - 1);
  }

  /** A labelled 具体表现: a statement of the problem too. */
  show(span: BlockSpan): void {
    this.manifestations.push(quotedFrom(this.raw, span));
    this.name("manifestations", this.manifestations.length - 1);
    this.statement.push(span);
  }

  /** A statement. Right below a 具体表现 it cannot be told whether that goes on or this is another: it is no row of its own. */
  state(span: BlockSpan): void {
    const last = this.manifestations.at(-1);
    const above = this.statement.at(-1);
    if (last && above && last.source.start === this.raw.source(above).start) {
      this.manifestations.pop();
      this.named.manifestations = this.named.manifestations.filter((index) => index < this.manifestations.length);
    }
    this.statement.push(span);
  }

  act(span: BlockSpan): void {
    this.answered = true;
    this.actions.push(span);
    const answers = { advice: only(this.named.advice), manifestation: only(this.named.manifestations) };
    this.answers.push({ start: this.raw.source(span).start, answers });
  }

  /** The measures read out of the passages, each with what it answers where that is told. */
  answering(measures: readonly DraftMeasure[]): DraftMeasure[] {
    return measures.map((measure) => {
      const passage = this.passageAt(measure.source.start);
      const { advice = null, manifestation = null } = passage?.answers ?? {};
      return advice === null && manifestation === null ? measure : { ...measure, answers: { advice, manifestation } };
    });
  }

  /** The last passage that begins at or before a place; they stand in their order. */
  private passageAt(place: number): { answers: MeasureAnswers } | undefined {
    let low = 0;
    let high = this.answers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.answers[middle]?.start ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return this.answers[low - 1];
  }

  private name(kind: keyof Named, index: number): void {
    if (this.answered) this.named = none();
    this.answered = false;
    this.named[kind].push(index);
  }
}
