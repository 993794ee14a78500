import { type AccessLogStore, notedSeal, sealChains } from '../features/access-log/index.ts'
import { pendingMinutes, type Visits } from '../features/identity/index.ts'
import type { Log } from '../platform/log/log.ts'
import type { Keys } from './keys.ts'
import type { Task } from './periodic.ts'
import type { SystemNeeds } from './wire.ts'

/** What is new since a year ago is all of it: when somebody opened a record before that is forgotten. */
const openingMinutes = 365 * 24 * 60

/** As long as a person may ask who has read, three years at the least (Regulation (EU) 2025/327, Art. 9(2)). */
const emergencyKeptMinutes = 3 * 366 * 24 * 60

/** What is done now and then while the system runs. */
export function tasksOf({ config, stores, keys, log, now }: SystemNeeds, visits: Visits): readonly Task[] {
  return [
    { name: 'end-unused-visits', everySeconds: 60, run: () => visits.endUnused() },
    {
      name: 'forget-pending-sign-ins',
      everySeconds: 60,
      run: () => stores.visits.removePendingBefore(before(now, pendingMinutes)),
    },
    { name: 'delete-expired-documents', everySeconds: 60, run: () => stores.documents.deleteExpired(now()) },
    { name: 'forget-noted-once', everySeconds: 60, run: () => stores.once.forgetBefore(now()) },
    { name: 'forget-opened-records', everySeconds: 60, run: () => stores.openedRecords.deleteExpired(now()) },
    {
      name: 'forget-old-openings',
      everySeconds: 3600,
      run: () => stores.openings.forgetBefore(before(now, openingMinutes)),
    },
    {
      name: 'forget-old-emergencies',
      everySeconds: 3600,
      run: () => stores.emergencies.forgetBefore(before(now, emergencyKeptMinutes)),
    },
    { name: 'forget-ended-treatments', everySeconds: 300, run: () => stores.treatments.forgetEnded(now()) },
    {
      name: 'seal-access-log',
      everySeconds: config.sealMinutes * 60,
      // The records since the last seal would show no change for as long as the server is down.
      atStop: true,
      run: () => sealAndNote(stores.accessLog, keys, now(), log),
    },
  ]
}

/** Logs the last seal: a copy outside the database is what shows that seals were cut away. */
async function sealAndNote(accessLog: AccessLogStore, { sealKey }: Keys, now: Date, log: Log): Promise<void> {
  const last = (await sealChains(accessLog, sealKey, now)).at(-1)
  if (last === undefined) return
  const { number, hash } = notedSeal(last)
  log.info('access-log-sealed', { seal: number, sealHash: hash })
}

function before(now: () => Date, minutes: number): Date {
  return new Date(now().getTime() - minutes * 60_000)
}
