import type { Edge } from './cluster-input';

/** The evidence of an edge in short, as a member of a customer shows it. */
export function shortReason(edge: Edge): string {
  const speaking = edge.evidence.filter(({ weight }) => weight > 0).map(({ comparison }) => comparison);
  return speaking.join(', ');
}
