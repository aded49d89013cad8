import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseContract } from '@trueup/governance';
import { readMatchingModel } from '@trueup/identity';
import type { Setting } from '../use-cases/setting';
import { SETTING } from './memory-resolver';

type Exchange = readonly (readonly [from: string, to: string])[];

const CONFIG = join(__dirname, '../../../../config');
const CRM_OWNS = 'phones.mobile, phones.main:\n    owner: crm\n    compete: [commerce]';

/** Contract: the shop owns the mobile number, and the CRM has no say. */
export const SHOP_OWNS: Exchange = [[CRM_OWNS, 'phones.mobile, phones.main:\n    owner: commerce\n    compete: []']];
/** Model: people and companies are linked and asked about on less. */
export const LOWER_BANDS: Exchange = [
  ['bands: { auto: 19, review: 12 }', 'bands: { auto: 12, review: 6 }'],
  ['bands: { auto: 15, review: 11 }', 'bands: { auto: 9, review: 5 }'],
];
/** Model: an e-mail and a phone say hardly anything. */
export const WEAKER: Exchange = [
  ['email.same: { m: 0.6624, u: 0.0000025 }', 'email.same: { m: 0.6624, u: 0.3 }'],
  ['phone.same: { m: 0.7817, u: 0.0000025 }', 'phone.same: { m: 0.7817, u: 0.3 }'],
];

/** A file of config/ with some of its words exchanged. Throws where they are not in it. */
export function exchanged(file: string, words: Exchange): string {
  return words.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
      return text.replaceAll(from, to);
    },
    readFileSync(join(CONFIG, file), 'utf8'),
  );
}

/** The default setting with some words of its contract and its model exchanged. */
export function settingWith(contractWords: Exchange, modelWords: Exchange): Setting {
  const contract = parseContract(exchanged('ownership.yaml', contractWords), SETTING.rules().systems);
  const model = readMatchingModel(exchanged('matching.yaml', modelWords));
  return { ...SETTING, rules: () => ({ ...SETTING.rules(), contract, model }) };
}

export const OTHER_OWNER = settingWith(SHOP_OWNS, []);
export const BOLD = settingWith([], LOWER_BANDS);
export const SHY = settingWith([], WEAKER);
export const BOTH = settingWith(SHOP_OWNS, LOWER_BANDS);
