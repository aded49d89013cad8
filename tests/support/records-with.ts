import { people } from './run';

/** Systems in which people of the story work. */
export const SYSTEMS = ['salesforce', 'shopify-us', 'shopify-eu', 'netsuite-us', 'netsuite-de'] as const;
export type StorySystem = (typeof SYSTEMS)[number];

/** Ids of the records with this e-mail in a system, as that system itself finds them. */
export async function recordsWith(email: string, system: StorySystem): Promise<string[]> {
  switch (system) {
    case 'salesforce':
      // A person account shows itself as a contact too.
      return (await people().salesforce.query(`SELECT Id FROM Contact WHERE Email = '${email}'`)).map(({ Id }) => String(Id));
    case 'shopify-us':
    case 'shopify-eu': {
      const query = 'query($query: String!) { customers(first: 10, query: $query) { nodes { legacyResourceId } } }';
      const { customers } = await people()[system].ask<{ customers: { nodes: { legacyResourceId: string }[] } }>(query, {
        query: `email:'${email}'`,
      });
      return customers.nodes.map(({ legacyResourceId }) => String(legacyResourceId));
    }
    case 'netsuite-us':
    case 'netsuite-de':
      return (await people()[system].query(`SELECT id FROM customer WHERE email = '${email}'`)).map(({ id }) => String(id));
  }
}

/** How many records with this e-mail each system has. */
export async function countsOf(email: string): Promise<Record<StorySystem, number>> {
  const counts = await Promise.all(SYSTEMS.map(async (system) => [system, (await recordsWith(email, system)).length] as const));
  return Object.fromEntries(counts) as Record<StorySystem, number>;
}
