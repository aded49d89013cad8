import { readMatchingModel } from '@trueup/identity';

/** The version that this code gives to the text of a model; null where it cannot read it any more. */
export function versionOf(modelDocument: string): string | null {
  try {
    return readMatchingModel(modelDocument).version;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
