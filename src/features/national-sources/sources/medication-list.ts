import type { Json } from '../../../standards/fhir/json.ts'
import { nationalNumberSystem } from '../../../standards/norway/identifier-systems.ts'
import { medicationList } from '../../national-services/index.ts'
import type { Asking } from '../national-sources.ts'
import type { MedicineList } from '../held.ts'
import { present } from '../read/members.ts'
import { readMedicationList } from '../read/medication-list.ts'
import type { Source } from '../source.ts'

/** A look in kjernejournal is on the ground that was stated. */
const consents: Readonly<Record<Asking['basis'], string>> = {
  UNNTAK: 'HPUNNTAK',
  SAMTYKKE: 'HPMOTTATTSAMTYKKE',
  AKUTT: 'HPAKUTT',
}

/** What is withheld and what is locked are asked for in an emergency alone. */
function looksOf({ basis, emergency }: Asking): readonly Json[] {
  if (!emergency) return [{ name: 'SamtykkeKjernejournal', valueCode: consents[basis] }]
  return ['SamtykkeKjernejournal', 'SamtykkeSperretLegemidler', 'SamtykkeLasteResepter'].map((name) => ({
    name,
    valueCode: consents.AKUTT,
  }))
}

/** Sentral forskrivningsmodul: prescriptions in force for who may prescribe, and three years of history. */
export const medicationListSource: Source<MedicineList> = {
  service: medicationList,
  scopes: ['e-helse:sfm.api/sfm.api'],
  opens: true,
  questions: (asking) => [
    {
      operation: 'get-medication',
      body: {
        resourceType: 'Parameters',
        parameter: [{ name: 'patient', resource: patientOf(asking.patient) }, ...looksOf(asking)],
      },
    },
  ],
  read: ([answered], asking) =>
    readMedicationList(answered?.pages[0], asking, { inForce: asking.reader.role === 'doctor', history: true }),
}

/** Name and address must stand there, and may be said to be unknown. */
const unknown: Json = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}

function patientOf({ number, name, address, born }: Asking['patient']): Json {
  return {
    resourceType: 'Patient',
    identifier: [{ system: nationalNumberSystem(number), value: number }],
    name: [
      name ? { family: name.family, given: [name.given, name.middle].filter((each) => each !== undefined) } : unknown,
    ],
    address: [
      address
        ? {
            ...present({ postalCode: address.postalCode, city: address.city }),
            ...(address.line === undefined ? {} : { line: [address.line] }),
          }
        : unknown,
    ],
    ...present({ birthDate: born }),
  }
}
