import type { OpenCouncils } from '../public-records.ts'
import { oparlPage, type OparlPage } from './list.ts'
import { oparlObjects } from './objects.ts'
import { oparlAddresses, type OparlKind, type OparlObject, type OparlObjects, typeNames } from './types.ts'

type Ready = { readonly objects: OparlObjects; readonly byId: ReadonlyMap<string, OparlObject> }

/** Made once for each state of the records: a crawl asks for every object of the same state. */
const ready = new WeakMap<OpenCouncils, Map<string, Ready>>()

/**
 * What stands at an address of the interface: an object or a page of a list; undefined for no address of it.
 *
 * @param rest of the path after `/api/oparl/v1.1/`
 * @throws Problem `invalid` as `oparlPage` does
 */
export function oparlAnswer(
  open: OpenCouncils,
  origin: string,
  rest: string,
  query: URLSearchParams,
): OparlObject | OparlPage | undefined {
  const { objects, byId } = readyAt(open, origin)
  const to = oparlAddresses(origin)
  const address = `${to.root}/${rest}`
  if (address === to.system) return objects.system
  if (address === to.body) return objects.body
  if (address === to.bodies) return oparlPage([objects.body], address, query)
  const kind = kindIn(address, `${to.body}/`)
  if (kind) return oparlPage(objects[kind], address, query)
  const [, organization, own] = /\/organization\/([a-z0-9-]+)\/(meeting|consultation)$/.exec(address) ?? []
  if (organization !== undefined && own !== undefined) {
    const id = to.object('organization', organization)
    if (!byId.has(id)) return undefined
    // The pattern allows the two kinds only.
    const list = objects[own as 'meeting'].filter(({ organization: of }) => Array.isArray(of) && of.includes(id))
    return oparlPage(list, address, query)
  }
  return byId.get(address)
}

function kindIn(address: string, before: string): OparlKind | undefined {
  if (!address.startsWith(before)) return undefined
  const name = address.slice(before.length)
  // One of the names that are asked for is one of the kinds.
  return Object.hasOwn(typeNames, name) ? (name as OparlKind) : undefined
}

function readyAt(open: OpenCouncils, origin: string): Ready {
  const of = ready.get(open) ?? new Map<string, Ready>()
  ready.set(open, of)
  const before = of.get(origin)
  if (before) return before
  const objects = oparlObjects(open, origin)
  const kinds = Object.keys(typeNames) as OparlKind[] // the names of a record are its keys
  const byId = new Map(kinds.flatMap((kind) => objects[kind].map((object) => [object.id, object] as const)))
  const made = { objects, byId }
  of.set(origin, made)
  return made
}
