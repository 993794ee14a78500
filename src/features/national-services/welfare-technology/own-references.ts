import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'

/**
 * The same tree with every reference to something of the document leading where that stands now; others are left.
 *
 * @param where by the `fullUrl` that the sender gave it
 */
export function withOwnReferences<Tree>(tree: Tree, where: ReadonlyMap<unknown, string>): Tree {
  if (Array.isArray(tree)) return tree.map((each) => withOwnReferences(each, where)) as Tree
  if (!isObject(tree)) return tree
  // A tree of JSON becomes one of the same form: only texts of references differ.
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      name === 'reference' ? (where.get(value) ?? value) : withOwnReferences(value, where),
    ]),
  ) as Tree & Json
}
