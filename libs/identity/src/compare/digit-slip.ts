/** Whether two numbers are one but for a digit, or two neighbours that changed places. */
export function isDigitSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const apart: number[] = [];
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] !== other[at]) apart.push(at);
    if (apart.length > 2) return false;
  }
  const [first, second] = apart;
  if (first === undefined || second === undefined) return true;
  return second === first + 1 && one[first] === other[second] && one[second] === other[first];
}
