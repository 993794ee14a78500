import { page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { type HttpRoute, post } from '../../protocols/web/route.ts'
import { statedReason } from '../country-of-treatment/index.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { openEmergency } from './open-emergency.ts'
import { emergencyFaultPage } from './pages/emergency.ts'
import { paths } from './pages/paths.ts'
import { findOpen, noSuchRecord, type Open } from './prepare-record.ts'

const errand = { errand: 'norwegian-patient' } as const

/** Where an emergency is opened in a record of one's own visit, and closed before its time. Nothing is shown of the patient. */
export function emergencyRoutes(needs: NorwegianRecordNeeds): readonly HttpRoute[] {
  return [
    post({
      id: 'norwegian-record-emergency',
      path: paths.emergency(':record'),
      releases: errand,
      body: { kind: 'form', maxBytes: 4_000 },
      async answer(request) {
        const { person, record } = await ownRecord(needs, request)
        const { reason, faults } = statedReason(request.form)
        if (!reason) return page(emergencyFaultPage(record, faults, request.form, request.language), 422)
        await openEmergency(needs, person, record, reason)
        return redirect(paths.record(record.id))
      },
    }),
    post({
      id: 'norwegian-record-emergency-closed',
      path: paths.closeEmergency(':record'),
      releases: errand,
      async answer(request) {
        const { person, record } = await ownRecord(needs, request)
        await needs.emergencies.close(person.visit, record.id, needs.now())
        return redirect(paths.emergencyClosed(record.id))
      },
    }),
  ]
}

/** @throws Problem `not-found`, the same of what is another's and of what is not */
async function ownRecord(needs: NorwegianRecordNeeds, request: WebRequest): Promise<Open> {
  const open = await findOpen(needs, request)
  if (!open) throw noSuchRecord()
  return open
}
