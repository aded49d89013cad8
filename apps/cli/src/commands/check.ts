import { checkMappings, parseCodes, parseContract, parseOverlay, parseSystems, namedSystems, slotName } from '@trueup/governance';
import type { ConfigFault, Contract, Overlay, SystemsConfig } from '@trueup/governance';
import { readMatchingModel } from '@trueup/identity';
import { ConfigFolder, type PlacedFault } from './config-folder';

/** Asks the connector of a system what its tenant does not bear out in an overlay, given as text. */
export type AskOverlay = (system: string, overlay: string) => Promise<readonly ConfigFault[]>;

/** What `trueup check` found. */
export interface Checked {
  readonly faults: readonly PlacedFault[];
  /** What was read, for people. */
  readonly lines: readonly string[];
}

/**
 * Reads all of a configuration folder together, asks the connectors about overlays where they run, and gives every fault with file and line.
 * What refers to systems is checked even where systems.yaml has faults of its own.
 */
export async function check(path: string, askOverlay: AskOverlay | undefined): Promise<Checked> {
  const folder = new ConfigFolder(path);
  const text = folder.read('systems.yaml');
  const systems = folder.attempt('systems.yaml', parseSystems) ?? namedSystems(text);
  folder.read('ownership.yaml');
  const contract = systems && folder.attempt('ownership.yaml', (rows) => parseContract(rows, systems));
  if (systems && folder.has('codes.yaml')) folder.attempt('codes.yaml', (codes) => parseCodes(codes, systems));
  const model = folder.attempt('matching.yaml', readMatchingModel);
  const overlays = folder.overlays();
  for (const system of overlays) await checkOverlay(folder, system, { systems, contract, askOverlay });
  const facts = [
    `${systems?.systems.length ?? 0} systems`,
    `${contract?.rows.length ?? 0} rows of ownership, contract ${contract?.version ?? ''}`,
    ...(model ? [`matching model ${model.version}`] : []),
  ];
  const against = askOverlay ? ', checked against the tenants' : ', NOT checked against the tenants: no connector runs';
  return {
    faults: folder.faults,
    lines: [
      `${path}: ${facts.join(', ')}; no faults.`,
      ...(overlays.length === 0 ? [] : [`Overlays: ${overlays.join(', ')}${against}.`]),
      ...folder.strangers().map((file) => `${file} is read by nobody; rename it or take it away.`),
    ],
  };
}

interface Around {
  readonly systems: SystemsConfig | undefined;
  readonly contract: Contract | undefined;
  readonly askOverlay: AskOverlay | undefined;
}

async function checkOverlay(folder: ConfigFolder, system: string, { systems, contract, askOverlay }: Around): Promise<void> {
  const file = `mappings/${system}.yaml`;
  const row = systems?.systems.find((one) => one.system === system);
  if (systems && !row) folder.tell(file, [{ path: '', message: `${system} is no row of systems.yaml; rename the file or take it away.` }]);
  const overlay = folder.attempt(file, (text) => parseOverlay(text, system));
  if (!overlay) return;
  const own = systems && row && contract ? unread(overlay, contract, { ...systems, systems: [row] }) : [];
  const told = askOverlay && row ? await askOverlay(system, folder.read(file)) : [];
  folder.tell(
    file,
    [...own, ...told].map(({ path, message }) => ({
      path: path.startsWith(`${file}.`) ? `slots.${path.slice(file.length + 1)}` : path,
      message,
    })),
  );
}

/** What the overlay would write though the contract lets nobody there read it. */
function unread({ system, fields }: Overlay, contract: Contract, systems: SystemsConfig): ConfigFault[] {
  const written = fields.filter(({ readOnly }) => !readOnly).map(slotName);
  return checkMappings(contract, systems, { byVendor: new Map(), bySystem: new Map([[system, written]]) });
}
