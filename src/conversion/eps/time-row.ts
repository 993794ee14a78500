import type { TimeInterval } from '../../standards/cda/datatypes.ts'
import { dateTime, period, timestamp } from './date-time.ts'
import { bounds } from './effective.ts'
import { dataAbsent } from './extensions.ts'
import { type Row, row, shared } from './map.ts'

type Timed = { readonly time?: TimeInterval | undefined }

/**
 * When a statement's act took place, to a choice of dateTime and Period: a point, an interval with bounds, or the reason
 * why there is neither (https://hl7.org/fhir/R4/formats.html#choice).
 *
 * @param element the choice's name without its type: `effective` of Observation, `performed` of Procedure, and so on
 */
export function timeRow<M extends Timed>(element: 'effective' | 'performed' | 'timing'): Row<M> {
  const made = row<Timed>(
    `${element}[x]`,
    ['time'],
    ({ time }, resource) => {
      const point = dateTime(time?.value)
      const made = time && (time.low || time.high || time.width || time.center) ? bounds(time) : {}
      if (point) resource[`${element}DateTime`] = point
      else if (Object.keys(made).length > 0) resource[`${element}Period`] = made
      else resource[`_${element}DateTime`] = dataAbsent(time?.nullFlavor)
    },
    (resource) => {
      const point = resource[`${element}DateTime`]
      const held = resource[`${element}Period`]
      const time = typeof point === 'string' ? { value: timestamp(point) } : held ? period.from(held) : undefined
      return time ? { time } : {}
    },
  )
  return shared<Timed, M>(made)
}
