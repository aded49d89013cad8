import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';

function installation(context: Context): View {
  return {
    __typename: 'AppInstallation',
    id: gid('AppInstallation', context.actor === 'connector' ? 1_000_001 : 1_000_002),
    launchUrl: `https://${context.shop.config.shop}/admin/apps`,
    uninstallUrl: null,
    accessScopes: [...context.scopes].map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
  };
}

/** What the app that asks may do here. */
export function appInstallationQueries(context: Context): View {
  return {
    currentAppInstallation: () => installation(context),
    appInstallation: ({ id }: Args) => (id === undefined || id === null ? installation(context) : null),
  };
}
