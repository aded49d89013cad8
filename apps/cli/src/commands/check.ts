import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigFaults, parseCodes, parseContract, parseOverlay, parseSystems, type SystemsConfig } from '@trueup/governance';
import { CliError } from '../cli-error';

/** Asks the connector of a system what its tenant does not bear out in an overlay, given as text. */
export type AskOverlay = (system: string, overlay: string) => Promise<readonly { readonly path: string; readonly message: string }[]>;

/** `trueup check`: reads all of a configuration folder, asks the connectors about overlays where they run, and names every fault at once. */
export async function check(folder: string, askOverlay: AskOverlay | undefined): Promise<string[]> {
  const faults: string[] = [];
  const attempt = <T>(file: string, parse: () => T): T | undefined => caught(file, faults, parse);
  const systems = attempt('systems.yaml', () => parseSystems(read(folder, 'systems.yaml')));
  const contract = systems && attempt('ownership.yaml', () => parseContract(read(folder, 'ownership.yaml'), systems));
  if (systems && existsSync(join(folder, 'codes.yaml'))) attempt('codes.yaml', () => parseCodes(read(folder, 'codes.yaml'), systems));
  const overlays = overlaysOf(folder);
  for (const system of overlays) {
    const file = join('mappings', `${system}.yaml`);
    if (systems && !isRow(systems, system)) faults.push(`${file}: ${system} is no row of systems.yaml; rename the file or take it away.`);
    const text = read(folder, file);
    const parsed = attempt(file, () => parseOverlay(text, system));
    if (parsed && askOverlay) faults.push(...(await askOverlay(system, text)).map(({ path, message }) => `${file} ${path}: ${message}`));
  }
  if (faults.length > 0) throw new CliError(`${faults.length} fault(s) in ${folder}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  const against =
    overlays.length === 0 ? '' : askOverlay ? ', checked against the tenants' : ', NOT checked against the tenants: no connector runs';
  return [
    `${folder}: ${systems?.systems.length ?? 0} systems, ${contract?.rows.length ?? 0} rows of ownership, contract ${contract?.version ?? ''}; no faults.`,
    ...(overlays.length === 0 ? [] : [`Overlays: ${overlays.join(', ')}${against}.`]),
  ];
}

function overlaysOf(folder: string): string[] {
  const mappings = join(folder, 'mappings');
  if (!existsSync(mappings)) return [];
  return readdirSync(mappings)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

function isRow({ systems }: SystemsConfig, name: string): boolean {
  return systems.some(({ system }) => system === name);
}

function caught<T>(file: string, faults: string[], parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    faults.push(...error.faults.map(({ path, message }) => `${file} ${path}: ${message}`));
    return undefined;
  }
}

function read(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    throw new CliError(`${join(folder, file)} cannot be read; name the folder with --config.`, { cause: error, exitCode: 2 });
  }
}
