/** Whether two numbers are one but for a digit, or two neighbours that changed places. */
export function isDigitSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let first = -1;
  let second = -1;
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] === other[at]) continue;
    if (second >= 0) return false;
    if (first < 0) first = at;
    else second = at;
  }
  if (second < 0) return true;
  return second === first + 1 && one[first] === other[second] && one[second] === other[first];
}
