import type { NormalisedRecord } from '../normalised-record';
import { decide } from '../decide/decide';
import { groupsOfCompanies } from '../decide/decide-companies';
import { groupsOfPersons } from '../decide/independent-groups';
import type { MatchingModel } from '../model/matching-model';
import { areHousesShared, populationBits } from '../model/with-frequencies';
import { remembered } from '../normalise/remembered';
import { prepare } from '../prepare/prepare';
import { scoreCompanies } from '../score/score-companies';
import { scorePersons } from '../score/score-persons';
import type { Scored } from '../score/scored';
import { companyFindings, isParentAndChild } from './company-findings';
import type { Comparison } from './comparison';
import { pairingOf } from './pairing';
import { isConversion, personFindings } from './person-findings';

/** What speaks for and against two records being one party, and what follows. The order of the two does not matter. */
export function compare(left: NormalisedRecord, right: NormalisedRecord, model: MatchingModel): Comparison {
  const pairing = pairingOf(left, right);
  const isOfPersons = pairing === 'persons';
  const pair = [prepare(left), prepare(right)] as const;
  const standing = { pairing, isParentAndChild: isParentAndChild(left, right), isConversion: isConversion(left, right) };
  if (isOfPersons) {
    const found = personFindings(...pair, model);
    const scored = scorePersons(found, pair, model);
    const groups = groupsOfPersons(found, model.frequencies !== null);
    const bands = raised(model.persons.bands, model);
    return comparison(
      scored,
      groups,
      decide({
        ...standing,
        references: found.references,
        tax: found.tax,
        persons: {
          found,
          groups,
          weight: scored.weight,
          bands,
          areHousesShared: areHousesShared(model),
          isCounted: model.frequencies !== null,
        },
      }),
    );
  }
  const found = companyFindings(...pair, pairing === 'sites');
  const scored = scoreCompanies(found, model);
  const evidence = {
    found,
    weight: scored.weight,
    bands: model.organisations.bands,
    isSameSystem: left.source.system === right.source.system,
  };
  return comparison(
    scored,
    groupsOfCompanies(found),
    decide({ ...standing, references: found.references, tax: found.tax, companies: evidence }),
  );
}

function raised(bands: MatchingModel['persons']['bands'], model: MatchingModel): MatchingModel['persons']['bands'] {
  const more = populationBits(model);
  const less = areHousesShared(model) ? 0 : model.households.relief;
  return { auto: bands.auto + more - less, review: bands.review - less };
}

function comparison(
  { levels, bits, weight }: Scored,
  groups: Comparison['groups'],
  verdict: Pick<Comparison, 'decision' | 'isFirm'>,
): Comparison {
  const evidence = levels.map((level, at) => ({ group: groupOf(level), comparison: level, weight: bits[at] ?? 0 }));
  return { decision: verdict.decision, isFirm: verdict.isFirm, weight, evidence, groups };
}

/** There are few levels, and a part of a text is a text to be made each time. */
const groupOf = remembered((level) => level.slice(0, level.indexOf('.')));
