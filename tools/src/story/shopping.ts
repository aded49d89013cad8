import type { Actors } from './actors';
import { ADA, BEN, CLARA, DANA, IRIS, JONAS, LANG_FAMILY } from './cast';

type Step = (actors: Actors) => Promise<unknown>;

const SHOPPING: readonly Step[] = [
  (actors) => actors['shopify-us'].order(ADA.order),
  (actors) => actors['shopify-us'].order(BEN),
  (actors) => actors['shopify-eu'].order(CLARA),
  (actors) => actors['shopify-us'].order(DANA[0]),
  (actors) => actors['shopify-eu'].order(DANA[1]),
  (actors) => actors['shopify-us'].order(LANG_FAMILY[0]),
  (actors) => actors['shopify-eu'].order(LANG_FAMILY[1]),
  (actors) => actors['shopify-eu'].createCustomer(IRIS),
  (actors) => actors['shopify-eu'].order(JONAS),
];

/** What happens in the shops while Trueup runs, through their own APIs, as people would do it. `onStep` hears how much is done. */
export async function goShopping(actors: Actors, onStep: (fraction: number) => void): Promise<void> {
  for (const [index, step] of SHOPPING.entries()) {
    await step(actors);
    onStep((index + 1) / SHOPPING.length);
  }
}
