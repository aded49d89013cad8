import type { CompanyName } from '../company/company-name';

/** A company's name taken apart. */
export interface PreparedCompany {
  readonly name: string;
  readonly form: string;
  readonly branch: string;
  readonly words: readonly string[];
}

/** The name taken apart; what only binds words is left out. */
export function prepareCompany({ name, form, branch }: CompanyName): PreparedCompany {
  const words = name.split(' ').filter((word) => !BINDING.has(word));
  return { name: words.join(' '), form, branch, words };
}

const BINDING: ReadonlySet<string> = new Set(['and', 'und', 'et', 'e', 'y', 'i', 'og', 'och', 'the', 'de', 'da', 'do', 'del', 'di']);
