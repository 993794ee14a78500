import { decimalText, type Json } from '../../standards/fhir/json.ts'
import { CARRIED, CONTINUES } from '../../validation/profiles/carried-extensions.ts'
import type { Unmaking } from './map.ts'

/** References inside references that are followed; ours are three deep, a hostile Bundle may go in circles. */
const deepest = 8

/** Names of things, whose data they are, and what is compared apart: nothing that a resource says. */
const unsaid: ReadonlySet<string> = new Set(['id', 'meta', 'text', 'patient', 'subject', 'section', 'fullUrl'])

/**
 * What a resource says, as one text for each value: `dosage[0].doseAndRate[0].doseQuantity.value=5`. What it refers to is
 * part of it, wherever in the Bundle that stands.
 */
export function leavesOf(resource: Json, unmaking: Unmaking): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [name, value] of Object.entries(resource)) if (!unsaid.has(name)) visit(value, name, 0)
  return found

  function visit(value: unknown, path: string, depth: number): void {
    if (Array.isArray(value)) {
      const said = value.filter((each) => !isOurMark(each))
      // CDA mixes parts and bare text in an address, and both become lines.
      const ordered = !path.endsWith('.line')
      for (const [at, each] of said.entries()) visit(each, ordered ? `${path}[${at}]` : path, depth)
    } else if (typeof value !== 'object' || value === null || decimalText(value) !== undefined) {
      found.add(`${path}=${decimalText(value) ?? String(value)}`)
    } else {
      const target = depth < deepest ? unmaking.find(value) : undefined
      const { reference: _, ...rest }: Json = { ...value }
      const shown = target ? { ...rest, ...target } : value
      for (const [name, each] of Object.entries(shown)) {
        const names = target !== undefined && unsaid.has(name)
        if (!names) visit(each, `${path}.${name}`, target ? depth + 1 : depth)
      }
    }
  }
}

function isOurMark(value: unknown): boolean {
  const url = typeof value === 'object' && value !== null && 'url' in value ? value.url : undefined
  return url === CARRIED || url === CONTINUES
}
