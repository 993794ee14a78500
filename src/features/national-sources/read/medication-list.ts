import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import type { Asking } from '../national-sources.ts'
import type { Concept, Dispensation, MedicineChange, MedicineLine, MedicineList } from '../held.ts'
import { codeOf, conceptOf, extensionIn } from './fhir.ts'
import {
  amendedIn,
  idOf,
  identifierIn,
  type MedicationDocument,
  openMedicationDocument,
  partiesIn,
  sfm,
} from './medication-document.ts'
import { changesOf, type Prescription } from './medicine-changes.ts'
import { decimalIn, needed, present, saidIn, whenIn } from './members.ts'

/**
 * The list of one person: a chain of prescriptions is one line, as the patient knows it. What the answer says of consents
 * and of what is locked is not read.
 *
 * @throws Problem `source-unreadable`
 * @see https://simplifier.net/guide/SFMAPIBasis
 */
export function readMedicationList(
  answer: Json | undefined,
  asking: Asking,
  looked: MedicineList['looked'],
): MedicineList {
  if (!answer) return { lines: [], looked }
  const document = openMedicationDocument(answer, asking)
  const prescriptions = document.of('MedicationStatement').map((each) => prescriptionOf(each, document))
  const chains = Map.groupBy(prescriptions, ({ id, head }) => head ?? id)
  const dispensed = document.of('MedicationDispense').map((each) => dispensationOf(each, document))
  const lines = [...chains.values()].map((chain) => lineOf(chain, dispensed))
  // Who made a list of which nothing is shown would tell that there is one.
  if (lines.length === 0) return { lines, looked }
  return { lines: lines.toSorted(currentFirst), ...partiesIn(document), looked }
}

/** What is taken now by name, then what was stopped, the latest first. */
function currentFirst(one: MedicineLine, other: MedicineLine): number {
  if (one.current !== other.current) return one.current ? -1 : 1
  if (one.current) return one.name.localeCompare(other.name, 'nb')
  return (other.changes.at(-1)?.at ?? '').localeCompare(one.changes.at(-1)?.at ?? '', 'en')
}

const uses: Readonly<Record<string, MedicineLine['use']>> = { '1': 'always', '2': 'course', '3': 'at-need' }

function prescriptionOf(statement: Json, document: MedicationDocument): Prescription {
  const amended = amendedIn(statement)
  const [dosage] = listIn(statement, 'dosage')
  const use = codeOf(conceptOf(objectIn(extensionIn(dosage, sfm('sfm-use')), 'valueCodeableConcept')), volven('9101'))
  const { by, at } = amended.registered('1')
  const left = textIn(amended.part('reit'), 'valueString')
  const pll = identifierIn(statement, 'PLL')
  return {
    id: idOf(statement),
    active: statement.status === 'active',
    prescribed: identifierIn(statement, 'ReseptId') !== undefined,
    ...medicineOf(statement, document),
    dose: textIn(amended.part('dssn'), 'valueString') ?? textIn(dosage, 'text') ?? '',
    by: document.whoAt(by),
    ...present({
      head: textIn(listIn(statement, 'partOf')[0], 'reference')?.replace(/^urn:uuid:/, ''),
      line: pll,
      at: at ?? whenIn(amended.part('reseptdate'), 'valueDate'),
      registered: whenIn(amended.part('lastchanged'), 'valueDateTime'),
      use: uses[use ?? ''],
      reason: textIn(extensionIn(extensionIn(dosage, sfm('sfm-application-area')), 'text'), 'valueString'),
      expires: whenIn(amended.part('expirationdate'), 'valueDate'),
      dispensationsLeft: left !== undefined && /^\d{1,3}$/.test(left) ? Number(left) : undefined,
      multidose: saidIn(extensionIn(extensionIn(statement, sfm('sfm-administration')), 'mddispensed'), 'valueBoolean'),
      stopped: stoppedOf(statement, document),
    }),
  }
}

function medicineOf(statement: Json, document: MedicationDocument) {
  const reference = objectIn(statement, 'medicationReference')
  const medication = document.at(reference)
  const medicine: Concept = conceptOf(objectIn(medication, 'code')) ?? { codes: [] }
  const named = medicine.codes.find(({ display }) => display !== undefined)?.display
  const name = needed(textIn(reference, 'display') ?? medicine.text ?? named, 'MedicationStatement.medication')
  return { name, medicine, ...present({ form: textIn(objectIn(medication, 'form'), 'text') }) }
}

function stoppedOf(statement: Json, document: MedicationDocument): Prescription['stopped'] {
  const stopped = extensionIn(statement, sfm('sfm-discontinuation'))
  const at = whenIn(extensionIn(stopped, 'timedate'), 'valueDateTime')
  if (at === undefined) return undefined
  return {
    at,
    by: document.whoAt(amendedIn(statement).registered('3').by),
    ...present({
      reason: conceptOf(objectIn(extensionIn(stopped, 'reason'), 'valueCodeableConcept')),
      note: textIn(extensionIn(stopped, 'note'), 'valueString'),
    }),
  }
}

type Handed = Dispensation & { readonly prescription: string | undefined }

function dispensationOf(dispense: Json, document: MedicationDocument): Handed {
  const [prescription] = listIn(dispense, 'authorizingPrescription')
  const [performer] = listIn(dispense, 'performer')
  return {
    source: 'medication-list',
    id: idOf(dispense),
    by: document.whoAt(objectIn(performer, 'actor')),
    product: textIn(objectIn(dispense, 'medicationCodeableConcept'), 'text') ?? textIn(prescription, 'display') ?? '',
    prescription: textIn(prescription, 'reference')?.replace(/^urn:uuid:/, ''),
    ...present({
      at: whenIn(dispense, 'whenHandedOver'),
      packs: decimalIn(objectIn(dispense, 'quantity'), 'value'),
    }),
  }
}

function lineOf(chain: readonly Prescription[], handed: readonly Handed[]): MedicineLine {
  const ordered = chain.toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? '', 'en'))
  const head = ordered.find((each) => each.head === undefined) ?? ordered.at(-1)!
  const { id, name, medicine, dose, active, prescribed, by, at, registered, line } = head
  const prescriptions = [id, ...ordered.map((each) => each.id).filter((each) => each !== id)]
  const changes: readonly MedicineChange[] = changesOf(ordered)
  return {
    source: 'medication-list',
    ...{ id: line ?? id, name, medicine, dose, by, prescribed, prescriptions, changes },
    current: active && head.head === undefined,
    dispensed: handed
      .filter(({ prescription }) => prescription !== undefined && prescriptions.includes(prescription))
      .map(({ prescription: _, ...dispensed }) => dispensed)
      .toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? '', 'en')),
    ...present({
      at,
      registered,
      form: head.form,
      use: head.use,
      reason: head.reason,
      multidose: head.multidose,
      expires: head.expires,
      dispensationsLeft: head.dispensationsLeft,
    }),
  }
}
