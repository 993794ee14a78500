import { createHmac } from 'node:crypto'
import {
  type Braked,
  type Brakes,
  judge,
  type LimitKind,
  limitFor,
  limitKinds,
  mayStop,
  type RequestLimits,
} from './brakes.ts'
import { type Counted, isBlocked, type LimitStore } from './store.ts'

/** What counting takes. */
export type BrakeNeeds = {
  readonly store: LimitStore
  readonly limits: RequestLimits
  /** Keys the hashes that stand for professionals and points of care. */
  readonly secret: Uint8Array
  /** Told once a window of everybody beyond a limit: somebody must look at it. */
  readonly raised: (what: 'alarm' | 'block', counted: Counted) => void
}

/**
 * Counts each request by professional, point of care, patient and, from abroad, country. All are counted whatever the first says, so that the
 * work does not tell which limit it was.
 */
export function makeBrakes(needs: BrakeNeeds): Brakes {
  return {
    async take(request) {
      const taken = await Promise.all(limitKinds(request).map((kind) => takeOne(needs, kind, request)))
      return taken.every((each) => each === 'pass') ? 'pass' : 'blocked'
    },
  }
}

async function takeOne(
  { store, limits, secret, raised }: BrakeNeeds,
  kind: LimitKind,
  request: Braked,
): Promise<'pass' | 'blocked'> {
  const { at } = request
  const counted = countedBy(secret, kind, request)
  if (mayStop(kind, request) && isBlocked(await store.excess(counted.key), at)) return 'blocked'
  const since = minutesFrom(at, -limits.windowMinutes)
  const judged = judge(limitFor(limits[kind], kind, request), await store.count(counted.key, at, since))
  if (judged === 'pass') return 'pass'
  if (await store.alarm(counted, at, since)) raised('alarm', counted)
  if (judged === 'alarm') return 'pass'
  await store.block(counted, at, minutesFrom(at, limits.windowMinutes))
  raised('block', counted)
  return 'blocked'
}

/** Numbers and places of other countries are theirs; our own are the same whichever country is asked. */
function countedBy(secret: Uint8Array, kind: LimitKind, request: Braked): Counted {
  const { role, country, professional, pointOfCare, patientKey } = request
  const who: Readonly<Record<LimitKind, readonly string[]>> = {
    professional: [professional],
    'point-of-care': role === 'A' ? [country, pointOfCare] : [pointOfCare],
    patient: [patientKey],
    country: [country],
  }
  const key = createHmac('sha256', secret)
    .update(JSON.stringify(['request-limit', role, kind, ...who[kind]]))
    .digest('hex')
  return { key, kind, role, country }
}

function minutesFrom(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
