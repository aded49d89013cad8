/** Up to so many texts a place is looked for one by one: sorting makes lists of its own. */
const FEW = 12;

/** The texts by their code units, each once. */
export function sortedTexts(texts: readonly string[]): readonly string[] {
  if (texts.length < 2) return texts;
  if (texts.length > FEW) return [...new Set(texts)].sort();
  const sorted: string[] = [];
  for (const text of texts) {
    let at = sorted.length;
    while (at > 0 && text < (sorted[at - 1] as string)) at -= 1;
    if (at > 0 && sorted[at - 1] === text) continue;
    sorted.push(text);
    for (let place = sorted.length - 1; place > at; place -= 1) sorted[place] = sorted[place - 1] as string;
    sorted[at] = text;
  }
  return sorted;
}
