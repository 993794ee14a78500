import type { XmlElement } from '../../platform/xml/tree.ts'
import { ed, cd } from './datatype-codes.ts'
import { xsiType } from './datatype-parts.ts'
import { pq, ivlTs, ivlPq, rto } from './datatype-quantities.ts'
import type { Value } from './datatypes.ts'
import type { Codec, Reading } from './template.ts'

const valueTypes: ReadonlyMap<string, (element: XmlElement, reading: Reading) => Value> = new Map(
  Object.entries({
    PQ: (element, reading) => ({ type: 'PQ', quantity: pq.read(element, reading) }),
    INT: (element, reading) => ({ type: 'INT', quantity: pq.read(element, reading) }),
    REAL: (element, reading) => ({ type: 'REAL', quantity: pq.read(element, reading) }),
    IVL_PQ: (element, reading) => ({ type: 'IVL_PQ', interval: ivlPq.read(element, reading) }),
    TS: (element, reading) => ({ type: 'TS', time: ivlTs.read(element, reading) }),
    IVL_TS: (element, reading) => ({ type: 'IVL_TS', time: ivlTs.read(element, reading) }),
    ST: (element, reading) => ({ type: 'ST', text: ed.read(element, reading) }),
    ED: (element, reading) => ({ type: 'ST', text: ed.read(element, reading) }),
    BL: (element) => ({ type: 'BL', boolean: element.attributes.value ?? '' }),
    RTO: (element, reading) => ({ type: 'RTO', ratio: rto.read(element, reading) }),
    RTO_PQ_PQ: (element, reading) => ({ type: 'RTO', ratio: rto.read(element, reading) }),
  } satisfies Record<string, (element: XmlElement, reading: Reading) => Value>),
)

/** An observation's value. CD, CE, CV, CO and a value without a type are read as coded. */
export const value: Codec<Value> = {
  read(element, reading) {
    const read = valueTypes.get(xsiType(element) ?? 'CD')
    return read ? read(element, reading) : { type: 'CD', coded: cd.read(element, reading) }
  },
  write(value, into) {
    into.attributes['xsi:type'] = value.type
    if ('coded' in value) cd.write(value.coded, into)
    else if ('interval' in value) ivlPq.write(value.interval, into)
    else if ('time' in value) ivlTs.write(value.time, into)
    else if ('text' in value) ed.write(value.text, into)
    else if ('boolean' in value) into.attributes.value = value.boolean
    else if ('ratio' in value) rto.write(value.ratio, into)
    else pq.write(value.quantity, into)
  },
}
