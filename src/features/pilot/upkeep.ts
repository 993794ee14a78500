import { weekOf } from './counted-lookup.ts'
import { firstWeekOf } from './report.ts'
import type { PilotStore } from './store.ts'

/** Forgets who asked in weeks that no report looks at any more. */
export function forgetPilotMarks(pilot: Pick<PilotStore, 'forgetMarksBefore'>, now: () => Date) {
  const run = () => pilot.forgetMarksBefore(firstWeekOf(weekOf(now())))
  return { name: 'forget-pilot-marks', everySeconds: 3_600, run } as const
}
