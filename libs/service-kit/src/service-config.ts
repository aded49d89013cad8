import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { busSettingsFrom, type BusSettings } from '@trueup/event-bus';
import {
  NO_CODES,
  parseCodes,
  parseContract,
  parseOverlay,
  parseSystems,
  type Codes,
  type Contract,
  type Overlay,
  type SystemRow,
  type SystemsConfig,
} from '@trueup/governance';
import { readMatchingModel, type MatchingModel } from '@trueup/identity';
import { z } from 'zod';

const environment = z.object({
  TRUEUP_CONFIG_DIR: z.string().min(1).default('config'),
  TRUEUP_SYSTEMS: z.string().optional(),
  TRUEUP_API_KEY: z.string().min(16).optional(),
  TRUEUP_GATEWAY_URL: z.url().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  DATABASE_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** What a service is told by its environment and by the configuration folder; read once, at start. */
export class ServiceConfig {
  readonly bus: BusSettings;
  readonly systems: SystemsConfig;
  readonly contract: Contract;
  /** The contract's text as it was read. */
  readonly contractText: string;
  /** config/matching.yaml. */
  readonly matching: MatchingModel;
  /** The model's text as it was read. */
  readonly matchingText: string;
  /** config/codes.yaml; no crosswalk where there is no such file. */
  readonly codes: Codes;
  /** config/mappings/, by system. */
  readonly overlays: ReadonlyMap<string, Overlay>;
  readonly host: string;
  readonly port: number | undefined;
  readonly databaseUrl: string | undefined;
  readonly apiKey: string | undefined;
  /** Where vendors reach the gateway; null when nothing was said. */
  readonly gatewayUrl: string | null;
  readonly logLevel: string;
  readonly configDir: string;
  readonly #served: ReadonlySet<string> | undefined;

  /** Throws one error that names everything that is missing or wrong. */
  constructor(
    readonly service: string,
    readonly env: NodeJS.ProcessEnv,
  ) {
    const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
    if (!read.success) throw new Error(`The environment cannot be used: ${z.prettifyError(read.error)}`, { cause: read.error });
    const values = read.data;
    this.configDir = values.TRUEUP_CONFIG_DIR;
    this.systems = parseSystems(this.file('systems.yaml'));
    this.contractText = this.file('ownership.yaml');
    this.contract = parseContract(this.contractText, this.systems);
    this.matchingText = this.file('matching.yaml');
    this.matching = readMatchingModel(this.matchingText);
    this.codes = existsSync(join(this.configDir, 'codes.yaml')) ? parseCodes(this.file('codes.yaml'), this.systems) : NO_CODES;
    this.overlays = this.readOverlays();
    this.bus = {
      ...busSettingsFrom({ ...env, TRUEUP_CELL: env['TRUEUP_CELL'] || this.systems.cell }),
      producer: service,
      systems: this.systems.systems.map(({ system }) => system),
    };
    this.host = values.HOST;
    this.port = values.PORT;
    this.databaseUrl = values.DATABASE_URL;
    this.apiKey = values.TRUEUP_API_KEY;
    this.gatewayUrl = values.TRUEUP_GATEWAY_URL ?? null;
    this.logLevel = values.LOG_LEVEL;
    this.#served = values.TRUEUP_SYSTEMS ? new Set(values.TRUEUP_SYSTEMS.split(',').map((system) => system.trim())) : undefined;
  }

  get cell(): string {
    return this.bus.cell;
  }

  /** The rows that this process serves: those that TRUEUP_SYSTEMS names, all where it is not set. */
  get servedRows(): readonly SystemRow[] {
    return this.systems.systems.filter(({ system }) => this.#served?.has(system) ?? true);
  }

  /** Throws where a file is for no row of systems.yaml: it would be for nothing. */
  private readOverlays(): ReadonlyMap<string, Overlay> {
    const folder = join(this.configDir, 'mappings');
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
    const systems = files.map((name) => name.slice(0, -'.yaml'.length));
    const stranger = systems.find((system) => !this.systems.systems.some((row) => row.system === system));
    if (stranger !== undefined)
      throw new Error(`${join(folder, `${stranger}.yaml`)} is for no row of systems.yaml; rename it or take it away.`);
    return new Map(systems.map((system) => [system, parseOverlay(this.file(join('mappings', `${system}.yaml`)), system)]));
  }

  private file(name: string): string {
    const path = join(this.configDir, name);
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new Error(`${path} cannot be read; set TRUEUP_CONFIG_DIR to the folder that holds it.`, { cause: error });
    }
  }
}
