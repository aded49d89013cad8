import { sep } from 'node:path';

/** The names a vendor's folder may hold; a file that outgrows its room becomes a folder of the same name. */
const ROOMS = new Set(['connector', 'client', 'faults', 'wire', 'mapping', 'fixtures', 'README']);

/** Every vendor looks alike, so that whoever knows one knows all. */
export default {
  meta: {
    type: 'problem',
    docs: {
      description: 'A vendor folder holds connector, client, faults, wire, mapping, fixtures, connector.spec and README, and nothing else.',
    },
    messages: { stranger: '{{name}} has no place in a vendor folder: put it into connector, client, faults, wire, mapping or fixtures.' },
    schema: [],
  },
  create(context) {
    const parts = context.filename.split(sep);
    const vendors = parts.lastIndexOf('vendors');
    const entry = parts[vendors + 2];
    if (vendors < 0 || !entry) return {};
    const name = entry.replace(/(\.spec)?\.ts$/, '');
    return {
      Program(node) {
        if (!ROOMS.has(name)) context.report({ node, messageId: 'stranger', data: { name } });
      },
    };
  },
};
