import type { Identifier as Ii } from '../../standards/cda/datatypes.ts'
import type { Identifier } from '../../standards/fhir/datatypes.ts'
import { nullFlavored, nullFlavorOf } from './extensions.ts'
import type { Both } from './map.ts'

const RFC_3986 = 'urn:ietf:rfc:3986'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/

/** An OID or UUID as a URI; undefined when it is neither. */
export function urnOf(root: string): string | undefined {
  if (OID.test(root)) return `urn:oid:${root}`
  return UUID.test(root) ? `urn:uuid:${root}` : undefined
}

/** II to Identifier; a root alone is a URI in itself (RFC 3986). */
export const identifier: Both<Ii, Identifier> = {
  to({ root, extension, assigningAuthorityName, nullFlavor }) {
    const urn = root === undefined ? undefined : urnOf(root)
    const assigner = assigningAuthorityName ? { assigner: { display: assigningAuthorityName } } : {}
    if (extension !== undefined && extension !== '')
      return { ...(urn ? { system: urn } : {}), value: extension, ...assigner, ...nullFlavored(nullFlavor) }
    if (urn) return { system: RFC_3986, value: urn, ...assigner, ...nullFlavored(nullFlavor) }
    return nullFlavor === undefined ? undefined : nullFlavored(nullFlavor)
  },
  from(value) {
    const { system } = value
    const [, root] = /^urn:(?:oid|uuid):(.+)$/.exec((system === RFC_3986 ? value.value : system) ?? '') ?? []
    const alone = system === RFC_3986 && root !== undefined
    // A register known by its web address has no root in CDA: there it is the name of who assigned the number.
    const authority = value.assigner?.display ?? (root === undefined && system !== RFC_3986 ? system : undefined)
    return {
      ...(root === undefined ? {} : { root }),
      ...(alone || value.value === undefined ? {} : { extension: value.value }),
      ...(authority ? { assigningAuthorityName: authority } : {}),
      ...nullFlavorOf(value),
    }
  },
}
