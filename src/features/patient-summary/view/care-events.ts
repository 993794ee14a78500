import type { Immunization } from '../../../standards/cda/patient-summary/medication.ts'
import type { Device, Procedure } from '../../../standards/cda/patient-summary/observation.ts'
import type { Performer } from '../../../standards/cda/patient-summary/people.ts'
import { ended } from './dates.ts'
import { absentFact, factOf, nameOf, type Scene, unfinishedMark } from './facts.ts'
import { substancesOf } from './medications.ts'
import { nameInWords } from './people-words.ts'
import type { Detail, Fact, Said } from './summary-view.ts'
import type { Words } from './words.ts'

/** One procedure (E.3.26). */
export function procedureFact(procedure: Procedure, scene: Scene): Fact {
  const absent = absentFact(scene, 'procedure', procedure)
  if (absent) return absent
  const { words } = scene
  const { t } = words
  const { lead, lacking } = nameOf(words, words.code(procedure.code), [words.text(procedure.text)], t.noProcedure)
  return factOf(scene, procedure, {
    deniedAs: t.notDone,
    marks: [unfinishedMark(procedure.statusCode, words)],
    label: t.procedure,
    lead: [lead],
    main: [
      lacking,
      words.detail(t.time, words.date.interval(procedure.time, 'fact')),
      words.detail(t.bodySite, ...procedure.targetSites.map((site) => words.code(site))),
      words.detail(t.reason, ...procedure.reasons.map((reason) => words.value(reason))),
    ],
    more: [
      performedBy(procedure.performer, words),
      words.detail(t.senderStatus, words.status(procedure.statusCode)),
      words.detail(t.note, ...procedure.notes.map((note) => words.text(note))),
    ],
  })
}

/** One implant or device (E.3.5). */
export function deviceFact(device: Device, scene: Scene): Fact {
  const absent = absentFact(scene, 'device', device)
  if (absent) return absent
  const { words } = scene
  const { t, now } = words
  const inWords = [words.text(device.modelName), words.text(device.text)]
  const { lead, lacking } = nameOf(words, words.code(device.code), inWords, t.noDevice)
  const removed = ended(device.time, now) ? words.date.time(device.time?.high, 'day') : undefined
  return factOf(scene, device, {
    label: t.device,
    lead: [lead],
    marks: [removed && { ...words.phrase(t.removed(removed.text)), tone: 'neutral' }],
    main: [
      lacking,
      words.detail(t.time, words.date.interval(device.time, 'fact')),
      words.detail(t.deviceId, ...extensions(device.deviceIds)),
      words.detail(t.model, words.text(device.modelName)),
    ],
    more: [words.detail(t.note, ...device.notes.map((note) => words.text(note)))],
  })
}

/** One vaccination (E.3.19). */
export function immunizationFact(immunization: Immunization, scene: Scene): Fact {
  const absent = absentFact(scene, 'immunisation', immunization)
  if (absent) return absent
  const { words } = scene
  const { t } = words
  const material = immunization.product?.material
  const substances = material ? substancesOf(material, words) : []
  const vaccine = words.code(material?.code)
  const brands = (material?.names ?? []).map((name) => words.text(name))
  const { lead, lacking } = nameOf(
    words,
    vaccine,
    [...substances, ...brands, words.text(immunization.text)],
    t.noVaccine,
  )
  return factOf(scene, immunization, {
    deniedAs: t.notGiven,
    marks: [unfinishedMark(immunization.statusCode, words)],
    label: t.vaccine,
    lead: [lead],
    main: [
      lead.how === 'own' ? lacking : undefined,
      words.detail(t.time, words.date.interval(immunization.time, 'fact')),
      words.detail(t.targetDisease, ...immunization.targetDiseases.map((each) => words.code(each))),
      words.detail(t.dosePosition, words.value(immunization.dosePosition)),
      words.detail(t.brand, ...brands.filter((said) => said?.text !== lead.text)),
    ],
    more: [
      words.detail(t.atc, ...substances.filter((said) => said !== lead)),
      words.detail(t.dose, words.quantity.interval(immunization.doseQuantity)),
      words.detail(t.route, words.code(immunization.routeCode)),
      words.detail(t.anatomicalSite, words.code(immunization.siteCode)),
      words.detail(t.lot, words.text(material?.lotNumber)),
      words.detail(
        t.manufacturer,
        ...(immunization.product?.manufacturer?.names ?? []).map((each) => words.text(each)),
      ),
      words.detail(
        t.performer,
        ...immunization.performerNames.map((name) => nameInWords(name, words)),
        ...(immunization.performerOrganisation?.names ?? []).map((name) => words.text(name)),
      ),
      words.detail(t.note, ...immunization.notes.map((note) => words.text(note))),
    ],
  })
}

/** Who did it, and for whom. */
export function performedBy(performer: Performer | undefined, words: Words): Detail | undefined {
  const entity = performer?.entity
  return words.detail(
    words.t.performer,
    ...(entity?.names ?? []).map((name) => nameInWords(name, words)),
    ...(entity?.organisation?.names ?? []).map((name) => words.text(name)),
  )
}

/** Identifiers without their roots: an OID tells a clinician nothing (EHEALTH-9937). */
export function extensions(ids: readonly { readonly extension?: string }[]): readonly Said[] {
  return ids.flatMap(({ extension }) => (extension ? [{ text: extension, lang: 'zxx', how: 'own' as const }] : []))
}
