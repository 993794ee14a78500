import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Appointment, Item, Pregnancy, Who } from '../held.ts'
import { decimalIn, needed, present, saidIn, whenIn } from './members.ts'

/**
 * The pregnancies, the latest first, each from its record.
 *
 * @throws Problem `source-unreadable`
 * @see https://utviklerportal.nhn.no/informasjonstjenester/digitalt-helsekort-for-gravide
 */
export function readMaternityRecords(records: readonly Json[]): readonly Pregnancy[] {
  const read = records.map(pregnancyOf)
  return read.toSorted((one, other) => (other.lastPeriod ?? '').localeCompare(one.lastPeriod ?? '', 'en'))
}

/** Ids of the records that the list of them names. */
export function recordIdsIn(history: Json): readonly string[] {
  return listIn(history, 'history').map((entry) => needed(textIn(entry, 'recordId'), 'recordId'))
}

function pregnancyOf(record: Json): Pregnancy {
  const metadata = objectIn(record, 'metadata')
  const current = objectIn(record, 'currentPregnancy')
  return {
    ...itemOf(metadata, needed(textIn(record, 'recordId'), 'recordId'), undefined),
    active: textIn(metadata, 'status') === 'ACTIVE',
    appointments: appointmentsOf(record),
    ...present({
      lastPeriod: whenIn(current, 'lastMenstrualPeriod'),
      due: whenIn(current, 'estimatedDueDate'),
      ended: whenIn(metadata, 'terminationDate'),
      rhesusDNegative: saidIn(objectIn(record, 'rhesusDNegative'), 'isRhesusDNegative'),
    }),
  }
}

function itemOf(metadata: Json | undefined, id: string, at: string | undefined): Item {
  return {
    source: 'maternity-record',
    id,
    by: whoOf(objectIn(metadata, 'lastUpdatedBy')),
    ...present({ at, registered: whenIn(metadata, 'lastUpdated') }),
  }
}

function whoOf(by: Json | undefined): Who {
  return present({ name: textIn(by, 'name'), hpr: textIn(by, 'hprNr'), organisation: textIn(by, 'orgNr') })
}

/** A height that was measured at an appointment stands with it; one that was not stands by itself. */
function appointmentsOf(record: Json): readonly Appointment[] {
  const appointments = listIn(record, 'antenatalAppointments')
  const heights = listIn(record, 'symphysisFundalHeights')
  const days = new Set(appointments.map((each) => textIn(each, 'appointmentDate')))
  const alone = heights.filter((each) => !days.has(textIn(each, 'measurementDate')))
  const heightOn = (day: string | undefined) => heights.find((each) => textIn(each, 'measurementDate') === day)
  return [
    ...appointments.map((each) => appointmentOf(each, heightOn(textIn(each, 'appointmentDate')))),
    ...alone.map((each) => appointmentOf(each, each)),
  ].toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? '', 'en'))
}

function appointmentOf(resource: Json, height: Json | undefined): Appointment {
  const metadata = objectIn(resource, 'metadata')
  const week = decimalIn(resource, 'pregnancyWeek') ?? textIn(resource, 'gestationalAge')?.split('+')[0]
  const at = whenIn(resource, 'appointmentDate') ?? whenIn(resource, 'measurementDate')
  return {
    ...itemOf(metadata, needed(textIn(metadata, 'id'), 'metadata.id'), at),
    ...present({
      week: week !== undefined && /^\d{1,2}$/.test(week) ? Number(week) : undefined,
      weightKg: decimalIn(resource, 'motherWeight'),
      bloodPressure: textIn(resource, 'bloodPressure'),
      proteinInUrine: textIn(resource, 'proteinInUrine'),
      symphysisFundusCm: decimalIn(height, 'heightInCm'),
    }),
  }
}
