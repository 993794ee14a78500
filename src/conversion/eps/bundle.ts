import { element, elements } from './elements.ts'
import { hash } from 'node:crypto'
import type { Reference } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import type { Making, Unmaking } from './map.ts'

/** One entry of a document Bundle. */
export type BundleEntry = { readonly fullUrl: string; readonly resource: Json }

/** A document under construction: what maps make resources with, and what they find them in on the way back. */
export type Assembly = Making &
  Unmaking & {
    readonly entries: BundleEntry[]
    /** Adds a resource even when an equal one is there: two equal entries of a section are two facts. */
    put(resource: Json): Reference
    /** Where a resource stands in the Bundle, from 0. */
    positionOf(resource: Json): number
  }

/**
 * Starts a document. Ids come from the source document's own id and the order of making, so that converting the same
 * document twice gives the same Bundle.
 */
export function assemble(documentId: string, patient: Reference): Assembly {
  const entries: BundleEntry[] = []
  const byReference = new Map<string, Json>()
  const byContent = new Map<string, Reference>()
  const put = (resource: Json): Reference => {
    const id = uuid(`${documentId}#${entries.length}`)
    resource.id = id
    const fullUrl = `urn:uuid:${id}`
    entries.push({ fullUrl, resource })
    byReference.set(fullUrl, resource)
    return { reference: fullUrl }
  }
  return {
    patient,
    entries,
    put,
    add(resource) {
      const content = JSON.stringify(resource)
      const known = byContent.get(content)
      if (known) return known
      const reference = put(resource)
      byContent.set(content, reference)
      return reference
    },
    find: (reference) => byReference.get(element<Reference>(reference)?.reference ?? ''),
    positionOf: (resource) => entries.findIndex((entry) => entry.resource === resource),
  }
}

/** The resources of a Bundle by fullUrl, and by `Type/id` for references written so. */
export function resourcesOf(bundle: Json): Unmaking & { readonly entries: readonly BundleEntry[] } {
  const entries = elements<BundleEntry>(bundle.entry)
  const byReference = new Map<string, Json>()
  for (const { fullUrl, resource } of entries) {
    if (fullUrl) byReference.set(fullUrl, resource)
    if (resource?.id) byReference.set(`${resource.resourceType}/${resource.id}`, resource)
  }
  return {
    entries,
    find: (reference) => byReference.get(element<Reference>(reference)?.reference ?? ''),
  }
}

/** A name-based UUID (RFC 9562, version 8 over SHA-256). */
export function uuid(name: string): string {
  const hex = hash('sha256', name)
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
