import { call } from '../call';
import { chosenSystems, type Connectors } from '../connectors';

/** One right of a credential, as the connector found it. */
export interface RightView {
  readonly right: string;
  readonly has: boolean;
  readonly without: string;
}

/** `trueup connect check SYSTEM`: what the credential may do there. */
export async function connectCheck(connectors: Connectors, system: string): Promise<RightView[]> {
  const [at] = await chosenSystems(connectors, system);
  return at ? call<RightView[]>(at, { method: 'GET', path: `/v1/systems/${system}/rights` }) : [];
}

/** The rights as lines, those that lack last, each with what is lost. */
export function rightLines(system: string, rights: readonly RightView[]): string[] {
  const lacking = rights.filter(({ has }) => !has);
  const have = rights.filter(({ has }) => has).map(({ right }) => `have  ${right}`);
  const lack = lacking.map(({ right, without }) => `LACK  ${right}: ${without}`);
  const verdict =
    lacking.length === 0
      ? `${system}: all ${rights.length} rights are there.`
      : `${system}: ${lacking.length} of ${rights.length} rights lack.`;
  return [...have, ...lack, verdict];
}
