import {
  type Brakes,
  type Counted,
  type LimitStore,
  makeBrakes,
  type RequestLimits,
} from '../../features/request-limits/index.ts'
import type { HourlyLimits } from './setup.ts'

const usual: HourlyLimits = { perProfessional: 60, perPointOfCare: 300, perPatient: 20 }

/** What the brakes of one contact point take. */
export type ContactPointBrakesNeeds = {
  readonly store: LimitStore
  readonly secret: Uint8Array
  readonly limits?: HourlyLimits | undefined
  readonly raised: (what: 'alarm' | 'block', counted: Counted) => void
}

/** The brakes of one contact point, in both its roles. An operator is alarmed at half of what blocks. */
export function contactPointBrakes({ limits = usual, ...needs }: ContactPointBrakesNeeds): Brakes {
  return makeBrakes({ ...needs, limits: requestLimits(limits) })
}

/** A whole country may ask as much as this many points of care: what stops one that makes up professionals and places. */
const pointsOfCareAtOnce = 10

function requestLimits({ perProfessional, perPointOfCare, perPatient }: HourlyLimits): RequestLimits {
  const of = (block: number) => ({ alarm: Math.floor(block / 2), block })
  return {
    windowMinutes: 60,
    professional: of(perProfessional),
    'point-of-care': of(perPointOfCare),
    patient: of(perPatient),
    country: of(perPointOfCare * pointsOfCareAtOnce),
  }
}
