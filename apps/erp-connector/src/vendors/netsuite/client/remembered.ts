/** What is asked for once, however many want it at the same time; a question that failed is asked again. */
export class Remembered<T> {
  private answer: Promise<T> | undefined;

  constructor(private readonly ask: () => Promise<T>) {}

  get(): Promise<T> {
    this.answer ??= this.ask().catch((error: unknown) => {
      this.answer = undefined;
      throw error;
    });
    return this.answer;
  }
}
