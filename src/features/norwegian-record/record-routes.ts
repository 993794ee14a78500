import type { Released } from '../../protocols/gate/access.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { mayOpenEmergency } from './open-emergency.ts'
import { openAsNow } from './open-record.ts'
import type { EmergencyState } from './pages/emergency.ts'
import { handoverPage } from './pages/handover.ts'
import { paths } from './pages/paths.ts'
import { recordPage } from './pages/record.ts'
import { readerOf } from './pages/words.ts'
import { type Open, prepareRecord, recordGone, type Show } from './prepare-record.ts'
import { otherNumber, type Reading, readRecord } from './read-record.ts'
import { allowedTo, alsoShown } from './sections.ts'
import { type Setting, settingNamed, usualSetting } from './settings.ts'

const settingCookie = 'knutepunkt-sted'

/** In the address of a record that was opened anew under the number of now, while an emergency was open under the other. */
const numberReplaced = 'nummer'

/** The record as a page, and on paper. */
export function recordRoutes(needs: NorwegianRecordNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'norwegian-record',
      path: paths.record(':record'),
      releases: { category: 'electronic-prescription' },
      hiddenAs: recordGone,
      prepare: (request) => prepareRecord(needs, request, alsoShown, read(needs, shownOnPage(needs))),
    }),
    get({
      id: 'norwegian-record-print',
      kind: 'print',
      path: paths.print(':record'),
      releases: { category: 'electronic-prescription' },
      hiddenAs: recordGone,
      prepare: (request) => prepareRecord(needs, request, alsoShown, read(needs, printed(needs))),
    }),
  ]
}

type ShowReading = (open: Open, request: WebRequest, reading: Reading) => Answer

/** Shown, recorded and remembered under the number that the patient has now, where that was not known on opening. */
function read(needs: NorwegianRecordNeeds, show: ShowReading): Show {
  return async (open, request, also: ReadonlySet<Released>) => {
    const { record, person, patient, emergency } = open
    const reading = await readRecord(needs, open, person, patient, allowedTo(also))
    const other = otherNumber(reading.person, record)
    if (other === undefined) return show(open, request, reading)
    const anew = paths.record(await openAsNow(needs, person, record, other))
    return redirect(emergency ? `${anew}?${numberReplaced}` : anew)
  }
}

function shownOnPage(needs: NorwegianRecordNeeds): ShowReading {
  return (open, request, reading) => {
    const { setting, chosen } = settingOf(request)
    const reader = readerOf(request.language, needs.registers, open.record.id)
    const answer = page(recordPage(open.record, reading, setting, emergencyOf(needs, open, request), reader))
    return chosen ? { ...answer, cookies: [{ name: settingCookie, value: setting }] } : answer
  }
}

function printed(needs: NorwegianRecordNeeds): ShowReading {
  return (open, request, reading) => {
    const reader = readerOf(request.language, needs.registers, open.record.id, true)
    return page(handoverPage(open, reading, settingOf(request).setting, emergencyOf(needs, open, request), reader))
  }
}

function emergencyOf(
  needs: NorwegianRecordNeeds,
  { record, person, emergency }: Open,
  { query }: WebRequest,
): EmergencyState {
  return {
    ...(emergency ? { open: emergency } : {}),
    mayOpen: mayOpenEmergency(needs, person),
    numberReplaced: query.has(numberReplaced),
    urgent: record.basis === 'AKUTT',
    justClosed: query.has('lukket'),
  }
}

/** Chosen now, or before in this browser. */
function settingOf({ query, cookies }: WebRequest): { readonly setting: Setting; readonly chosen: boolean } {
  const chosen = settingNamed(query.get('sted'))
  return { setting: chosen ?? settingNamed(cookies[settingCookie]) ?? usualSetting, chosen: chosen !== undefined }
}
