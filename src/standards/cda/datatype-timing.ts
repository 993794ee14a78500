import type { XmlElement } from '../../platform/xml/tree.ts'
import { cd } from './datatype-codes.ts'
import { attributes, put, part, putPart, xsiType } from './datatype-parts.ts'
import { pq, ivlTs, ivlPq } from './datatype-quantities.ts'
import type { Timing } from './datatypes.ts'
import { type Codec, child } from './template.ts'

/** One `effectiveTime` of a substance administration. */
export const timing: Codec<Timing> = {
  read(element, reading) {
    const shared = attributes(element, ['operator', 'nullFlavor'])
    switch (xsiType(element)) {
      case 'PIVL_TS':
        return {
          type: 'PIVL_TS',
          ...shared,
          ...attributes(element, ['institutionSpecified']),
          ...part(element, 'phase', ivlTs, reading),
          ...part(element, 'period', pq, reading),
        }
      case 'EIVL_TS':
        return {
          type: 'EIVL_TS',
          ...shared,
          ...part(element, 'event', cd, reading),
          ...part(element, 'offset', ivlPq, reading),
        }
      case 'SXPR_TS':
        return {
          type: 'SXPR_TS',
          ...shared,
          comp: element.children
            .filter((node) => typeof node !== 'string' && node.name === 'comp')
            // The filter left only elements.
            .map((node) => timing.read(node as XmlElement, reading)),
        }
      default:
        return { type: xsiType(element) === 'TS' ? 'TS' : 'IVL_TS', ...ivlTs.read(element, reading) }
    }
  },
  write(value, into) {
    into.attributes['xsi:type'] = value.type
    put(into, value, ['institutionSpecified', 'operator', 'nullFlavor'])
    switch (value.type) {
      case 'PIVL_TS':
        putPart(into, 'phase', value.phase, ivlTs)
        putPart(into, 'period', value.period, pq)
        break
      case 'EIVL_TS':
        putPart(into, 'event', value.event, cd)
        putPart(into, 'offset', value.offset, ivlPq)
        break
      case 'SXPR_TS':
        for (const comp of value.comp) timing.write(comp, child(into, 'comp'))
        break
      default:
        ivlTs.write(value, into)
    }
  },
}
