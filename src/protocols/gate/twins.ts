import type { RouteDeclaration } from './gate.ts'

/** One state of the world: asks a route and gives all that reaches the outside, as text. Clocks left out. */
export type World = (route: RouteDeclaration) => Promise<string>

/**
 * The twin test: asks every route that lets out health data in two worlds, one where the document is absent and one where
 * it is hidden from who asks. Whoever asks must not be able to tell them apart (Regulation (EU) 2025/327, Art. 8).
 *
 * @returns the ids of the routes whose answers differ; empty is good
 */
export async function twinsThatDiffer(
  routes: readonly RouteDeclaration[],
  absent: World,
  hidden: World,
): Promise<readonly string[]> {
  const differing: string[] = []
  for (const route of routes) {
    if (typeof route.releases !== 'object' || !('category' in route.releases)) continue
    if ((await absent(route)) !== (await hidden(route))) differing.push(route.id)
  }
  return differing
}
