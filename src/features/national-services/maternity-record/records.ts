import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { Given, Story } from '../../synthetic-population/index.ts'
import type { LaidRecord } from '../laid-record.ts'
import { serviceId } from './change.ts'
import { rootKind } from './record.ts'

type Pregnancy = Story['pregnancies'][number]
type Appointment = Pregnancy['appointments'][number]

/** What DHG holds of a story: nothing without consent, of who has died, or at a confidential address. */
export function maternityRecordsOf({ person, pregnancies, privacySettings }: Story): readonly LaidRecord[] {
  const consented = privacySettings.some(({ kind, about }) => kind === 'samtykke' && about === serviceId)
  const confidential = person.confidentiality === 'fortrolig' || person.confidentiality === 'strengtFortrolig'
  if (!consented || person.died !== undefined || confidential) return []
  return pregnancies.flatMap((each) => recordsOf(each, `${person.name.given} ${person.name.family}`))
}

function recordsOf(pregnancy: Pregnancy, name: string): readonly LaidRecord[] {
  const { id: recordId, ended, lastPeriod, due, rhesusNegative, appointments } = pregnancy
  const [first] = appointments
  if (!first) return []
  const lastUpdatedBy = whoOf(pregnancy)
  const laid = (kind: string, on: string, id: string, content: Json): LaidRecord => ({
    ...{ id, kind, on },
    content: { ...content, ...(kind === rootKind ? {} : { recordId }), lastUpdatedBy },
  })
  const single = (kind: string, content: Json) => laid(kind, first.on, uuidOf(`${recordId} ${kind}`), content)
  const recordStatus = ended
    ? { status: 'TERMINATED', terminationDate: `${ended.on}T12:00:00.000Z` }
    : { status: 'ACTIVE' }
  return [
    laid(rootKind, first.on, recordId, { recordStatus }),
    single('mother', { name }),
    single('currentPregnancy', { lastMenstrualPeriod: lastPeriod, estimatedDueDate: due }),
    single('rhesusDNegative', { isRhesusDNegative: rhesusNegative }),
    ...appointments.map((each) =>
      laid('antenatalAppointments', each.on, uuidOf(`${recordId} ${each.on}`), appointmentOf(each, lastPeriod)),
    ),
    ...appointments.flatMap(({ on, symphysisFundusCm }) =>
      symphysisFundusCm === undefined
        ? []
        : [
            laid('symphysisFundalHeights', on, uuidOf(`${recordId} fundus ${on}`), {
              measurementDate: on,
              gestationalAge: gestationalAgeOn(on, lastPeriod),
              heightInCm: symphysisFundusCm,
            }),
          ],
    ),
  ]
}

function appointmentOf({ on, week, weightKg, bloodPressure, proteinInUrine }: Appointment, lastPeriod: string): Json {
  return {
    appointmentDate: on,
    pregnancyWeek: week,
    gestationalAge: gestationalAgeOn(on, lastPeriod),
    motherWeight: weightKg,
    bloodPressure: bloodPressure.join('/'),
    proteinInUrine,
  }
}

/** Whole weeks and days since the last period. */
function gestationalAgeOn(on: string, lastPeriod: string): string {
  const days = Math.round((Date.parse(on) - Date.parse(lastPeriod)) / 86_400_000)
  return `${Math.floor(days / 7)}+${days % 7}`
}

function whoOf({ place, by }: Given): Json {
  return { userType: 'HEALTH_CARE_PROFESSIONAL', orgNr: place, ...(by ? { hprNr: by } : {}), hprRole: 'LE' }
}
