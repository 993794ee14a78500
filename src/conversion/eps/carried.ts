import { parseFragment, serialiseFragment } from '../../platform/xml/fragment.ts'
import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import type { Extension } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { merge, residueOf } from '../residue.ts'
import { CARRIED } from '../../validation/profiles/carried-extensions.ts'
import { extensionsOf } from './extensions.ts'
import { asArray } from './map.ts'

/** What of a CDA unit was left over when it was rebuilt, with the place in the Bundle that carries it. */
export type LeftBehind = {
  /** The element of the source that the unit is, or is the shell of. */
  readonly source: XmlElement
  readonly leftOver: ReadonlyMap<XmlElement, ReadonlySet<string>>
  readonly holder: Json
}

/** Puts the residue of a unit on the FHIR element that stands for it; `elsewhere` in it are units of their own. */
export function carry(
  source: XmlElement,
  rebuilt: XmlElement,
  holder: Json,
  elsewhere?: ReadonlySet<XmlNode>,
): LeftBehind {
  const { residue, leftOver } = residueOf(source, rebuilt, elsewhere)
  if (residue) {
    const extension: Extension = { url: CARRIED, valueString: serialiseFragment(residue) }
    holder.extension = [...asArray(holder.extension), extension]
  }
  return { source, leftOver, holder }
}

/**
 * The unit again: as FHIR tells it, with what was carried beside it.
 *
 * @throws Problem from the XML entry point when somebody has broken the carried fragment
 */
export function restore(rebuilt: XmlElement, holder: Json): XmlElement {
  let restored = rebuilt
  for (const { valueString } of extensionsOf(holder, CARRIED))
    if (valueString) restored = merge(restored, parseFragment(valueString))
  return restored
}
