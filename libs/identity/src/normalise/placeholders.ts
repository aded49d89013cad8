/** Whether the digits of a number are filler, such as 9999999999 or 1234567890. */
export function isPlaceholderDigits(digits: string): boolean {
  return (
    /^(\d)\1*$/.test(digits.slice(-7)) ||
    /^(\d{1,3})\1{2,}\d?$/.test(digits) ||
    '01234567890123456789'.includes(digits.slice(-7)) ||
    '98765432109876543210'.includes(digits.slice(-7))
  );
}
