import { unifyHan } from '../normalise/script/han-variants';
import { familyReadings } from '../normalise/script/readings';
import { withoutTrade } from './japanese-trades';

/** How a company's name in Han letters may be written in Latin ones, as in `akatani shokuhin` for 赤谷食品. */
export function companyReadings(name: string): string[] {
  const { head, reading } = withoutTrade(unifyHan(name.replace(/\s/gu, '')));
  return familyReadings(head)
    .slice(0, 4)
    .map((family) => (reading === '' ? family : `${family} ${reading}`));
}
