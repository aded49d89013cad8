import { parseDocument } from 'yaml';
import { ConfigFaults } from './config-faults';

/** The content of a YAML file; anchors and merge keys are resolved. Throws ConfigFaults where it is no YAML. */
export function readYaml(file: string, text: string): unknown {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length === 0) return document.toJS();
  throw new ConfigFaults(
    file,
    document.errors.map(({ message, linePos }) => ({
      path: `line ${linePos?.[0].line ?? '?'}`,
      // The place is told by its own field; the parser says it again and draws the line below.
      message: message.replace(/ at line \d+, column \d+:[^]*$/, ''),
    })),
  );
}
