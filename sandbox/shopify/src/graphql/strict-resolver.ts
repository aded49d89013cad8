import type { GraphQLFieldResolver, GraphQLTypeResolver } from 'graphql';
import type { Context, View } from './context';
import { unserved } from './unserved';
import { refuseWithoutScope } from './access-scopes';
import { ALL } from './connection';
import { refuseWithheld } from './withheld';

/** Reads a field from a view; a field the view lacks is an error, never null. */
export const strictResolver: GraphQLFieldResolver<unknown, Context> = (source, args, ...[context, info]) => {
  const type = info.parentType.name;
  refuseWithoutScope(context.scopes, [type, info.fieldName]);
  refuseWithheld(context.withheld, [type, info.fieldName]);
  const view = source as View;
  if (!(info.fieldName in view)) throw unserved(type === 'QueryRoot' || type === 'Mutation' ? info.fieldName : `${type}.${info.fieldName}`);
  const value = view[info.fieldName];
  return typeof value === 'function' ? (value as (args: unknown) => unknown)(context.isBulk ? { ...args, [ALL]: true } : args) : value;
};

export const viewType: GraphQLTypeResolver<unknown, Context> = (value) => (value as View)['__typename'] as string;
