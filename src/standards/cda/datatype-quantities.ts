import { ed } from './datatype-codes.ts'
import { attributes, put, plain, part, putPart } from './datatype-parts.ts'
import type { Time, Quantity, TimeInterval, QuantityInterval, Ratio } from './datatypes.ts'
import { type Codec, child, firstChild } from './template.ts'

/** TS */
export const ts: Codec<Time> = plain('value', 'nullFlavor')

const quantityAttributes = ['value', 'unit', 'nullFlavor'] as const

/** PQ, and INT and REAL, which have no unit. */
export const pq: Codec<Quantity> = {
  read(element, reading) {
    const translation = firstChild(element, 'translation')
    const inWords = translation && firstChild(translation, 'originalText')
    return {
      ...attributes(element, quantityAttributes),
      ...(inWords ? { originalText: ed.read(inWords, reading) } : {}),
    }
  },
  write(value, into) {
    put(into, value, quantityAttributes)
    if (value.originalText) ed.write(value.originalText, child(child(into, 'translation'), 'originalText'))
  },
}

/** IVL_TS, and TS where both may stand. */
export const ivlTs: Codec<TimeInterval> = {
  read: (element, reading) => ({
    ...attributes(element, ['value', 'nullFlavor']),
    ...part(element, 'low', ts, reading),
    ...part(element, 'high', ts, reading),
    ...part(element, 'center', ts, reading),
    ...part(element, 'width', pq, reading),
  }),
  write(value, into) {
    put(into, value, ['value', 'nullFlavor'])
    putPart(into, 'low', value.low, ts)
    putPart(into, 'high', value.high, ts)
    putPart(into, 'center', value.center, ts)
    putPart(into, 'width', value.width, pq)
  },
}

/** IVL_PQ, and PQ where both may stand. */
export const ivlPq: Codec<QuantityInterval> = {
  read: (element, reading) => ({
    ...pq.read(element, reading),
    ...part(element, 'low', pq, reading),
    ...part(element, 'high', pq, reading),
  }),
  write(value, into) {
    pq.write(value, into)
    putPart(into, 'low', value.low, pq)
    putPart(into, 'high', value.high, pq)
  },
}

/** RTO_PQ_PQ; its sides are written with their type, which the schema of RTO does not give. */
export const rto: Codec<Ratio> = {
  read: (element, reading) => ({
    ...attributes(element, ['nullFlavor']),
    ...part(element, 'numerator', pq, reading),
    ...part(element, 'denominator', pq, reading),
  }),
  write(value, into) {
    put(into, value, ['nullFlavor'])
    for (const name of ['numerator', 'denominator'] as const) {
      const quantity = value[name]
      if (!quantity) continue
      const made = child(into, name)
      made.attributes['xsi:type'] = 'PQ'
      pq.write(quantity, made)
    }
  },
}
