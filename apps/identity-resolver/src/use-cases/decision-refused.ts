/** Why a decision is not taken: what is wrong and what to do instead, with the status that HTTP has for it. */
export class DecisionRefused extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 412,
    readonly code: string,
    readonly words: {
      readonly title: string;
      readonly detail: string;
      readonly where?: string;
      readonly nextStep: string;
      readonly also?: object;
    },
  ) {
    super(words.detail);
    this.name = 'DecisionRefused';
  }
}
