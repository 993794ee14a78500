import { decimalText, type Json } from '../../../standards/fhir/json.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import type { Faults, SentStatement } from './sent.ts'
import { codeIn, extensionIn, extensionsIn, listIn, objectIn, sfm, sfmCodes, textIn } from './sfm.ts'
import type { ListedMedication, Signed, Statement } from './statement.ts'

/** The other entries of the document, by what a reference says. */
export type Document = {
  readonly find: (reference: Json | undefined, type: string) => Json | undefined
  readonly faults: Faults
  readonly now: Date
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Parts of sfm-reseptamendment that the service reads or makes itself: they are not kept as they came. */
const read = new Set([
  ...['reseptdate', 'expirationdate', 'dssn', 'numberofpackages', 'reit', 'itemgroup', 'lastchanged', 'typeresept'],
  ...['rfstatus', 'recallinfo', 'createeresept', 'dispencesummary', 'dispensesummary', 'lockedresept', 'refnum'],
])

const readExtensions = new Set(
  ['reseptamendment', 'regInfo', 'discontinuation', 'administration', 'deliverysummary'].map((each) =>
    sfm(`sfm-${each}`).toLowerCase(),
  ),
)

/**
 * Reads one prescription that was sent. What is wrong is noted, and what can be read is.
 *
 * @see https://simplifier.net/guide/SFMAPIBasis/Populatingsfm-MedicationStatement
 */
export function readStatement(resource: Json, at: string, document: Document): SentStatement | undefined {
  const { faults } = document
  const amendment = extensionIn(resource, sfm('sfm-reseptamendment'))
  const [dosage] = listIn(resource, 'dosage')
  const medication = medicationIn(resource, at, document)
  const prescribed = signedBy('1', resource, at, document)
  const status = resource.status === 'active' || resource.status === 'completed' ? resource.status : undefined
  if (!status) faults.add('status', 'A statement is active or completed', `${at}.status`)
  const dose = textIn(extensionIn(amendment, 'dssn'), 'valueString') ?? textIn(dosage, 'text')
  if (dose === undefined) faults.add('dose-missing', 'A statement says no dose', `${at}.dosage`)
  const use = codeIn(objectIn(extensionIn(dosage, sfm('sfm-use')), 'valueCodeableConcept'), volven('9101'))
  if (use !== '1' && use !== '2' && use !== '3') faults.add('use', 'Use is one of Volven 9101', `${at}.dosage`)
  const area = textIn(extensionIn(extensionIn(dosage, sfm('sfm-application-area')), 'text'), 'valueString')
  if (area === undefined) faults.add('area-missing', 'A statement does not say what it is for', `${at}.dosage`)
  if (
    !medication ||
    !prescribed ||
    !status ||
    area === undefined ||
    dose === undefined ||
    !(use === '1' || use === '2' || use === '3')
  ) {
    return undefined
  }
  const recalls = recallIn(amendment, at, faults)
  return {
    at,
    is: {
      ...identifiersIn(resource, at, faults),
      status,
      medication,
      dose,
      use,
      area,
      prescribed,
      ...prescriptionIn(amendment, at, document),
      ...discontinuedIn(resource, at, document),
      ...(extensionIn(extensionIn(resource, sfm('sfm-administration')), 'mddispensed')?.valueBoolean === true
        ? { multidose: true as const }
        : {}),
      ...keptOf(resource, amendment),
    },
    creates: extensionIn(amendment, 'createeresept')?.valueBoolean === true,
    ...(recalls ? { recalls } : {}),
  }
}

function identifiersIn(resource: Json, at: string, faults: Faults): Pick<Statement, 'reseptId' | 'pllId'> {
  const named = (wanted: string) => {
    const found = listIn(resource, 'identifier').filter(
      (each) => textIn(objectIn(each, 'type'), 'text')?.toLowerCase() === wanted.toLowerCase(),
    )
    const value = textIn(found[0], 'value')
    if (found.length > 1) faults.add('identifier-twice', `There is more than one ${wanted}`, `${at}.identifier`)
    if (value !== undefined && !guid.test(value))
      faults.add('identifier-form', `${wanted} is a GUID`, `${at}.identifier`)
    return value?.toLowerCase()
  }
  const [reseptId, pllId] = [named('ReseptId'), named('PLL')]
  return { ...(reseptId === undefined ? {} : { reseptId }), ...(pllId === undefined ? {} : { pllId }) }
}

const groups = /^[A-Z]{1,2}$/

function medicationIn(resource: Json, at: string, { find, faults }: Document): ListedMedication | undefined {
  const medication = find(objectIn(resource, 'medicationReference'), 'Medication')
  const coding = listIn(objectIn(medication, 'code'), 'coding')
  const fest = coding.find(({ system }) => system === sfmCodes('FEST')) ?? coding[0]
  const atc = coding.find(({ system }) => system === 'http://www.whocc.no/atc')
  const display = textIn(fest, 'display')
  if (!medication || display === undefined) {
    return faults.add(
      'medication-missing',
      'A statement points to no medication with a name',
      `${at}.medicationReference`,
    )
  }
  const details = extensionIn(medication, sfm('sfm-medicationdetails'))
  const registration = codeIn(
    objectIn(extensionIn(details, 'registreringstype'), 'valueCodeableConcept'),
    sfmCodes('sfm-festregistrationtype'),
  )
  const grouped = extensionIn(medication, 'http://hl7.no/fhir/StructureDefinition/no-basis-prescriptiongroup')
  const group = codeIn(objectIn(extensionIn(grouped, 'prescriptiongroup'), 'valueCodeableConcept'), volven('7421'))
  if (group === undefined || !groups.test(group)) {
    return faults.add(
      'prescription-group',
      'A medication has no prescription group (Volven 7421)',
      `${at}.medicationReference`,
    )
  }
  if (registration !== '1' && registration !== '2' && registration !== '3') {
    return faults.add('registration-type', 'A medication is substance, brand or pack', `${at}.medicationReference`)
  }
  const formed = objectIn(medication, 'form')
  const form = textIn(formed, 'text') ?? textIn(listIn(formed, 'coding')[0], 'display')
  if (form === undefined) {
    return faults.add('form-missing', 'A medication has no form', `${at}.medicationReference`)
  }
  const [code, atcCode] = [textIn(fest, 'code'), textIn(atc, 'code')]
  return {
    ...(code === undefined ? {} : { code }),
    display,
    ...(atcCode === undefined ? {} : { atc: { code: atcCode, display: textIn(atc, 'display') ?? atcCode } }),
    form,
    registration,
    group,
  }
}

/** Who registered it in a role: 1 prescribed, 3 stopped. */
function signedBy(role: '1' | '3', resource: Json, at: string, { find, faults, now }: Document) {
  const info = extensionsIn(resource, sfm('sfm-regInfo')).find(
    (each) =>
      codeIn(objectIn(extensionIn(each, 'type'), 'valueCodeableConcept'), sfmCodes('sfm-performer-roles')) === role,
  )
  const provider = find(objectIn(extensionIn(info, 'provider'), 'valueReference'), 'Practitioner')
  const hpr = textIn(
    listIn(provider, 'identifier').find(({ system }) => system === identifierSystems.HPR),
    'value',
  )
  const moment = textIn(extensionIn(info, 'timestamp'), 'valueDateTime')
  const place = `${at}.extension(sfm-regInfo)`
  if (hpr === undefined || !/^\d{7,9}$/.test(hpr)) {
    return faults.add('registration-missing', 'A statement does not say who registered it', place)
  }
  if (moment === undefined || Number.isNaN(Date.parse(moment))) {
    return faults.add('registration-missing', 'A statement does not say when it was registered', place)
  }
  if (new Date(moment) > now) faults.add('date-future', 'A date is in the future', place)
  return { hpr, at: moment } satisfies Signed & { at: string }
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

function prescriptionIn(amendment: Json | undefined, at: string, { faults, now }: Document) {
  const place = `${at}.extension(sfm-reseptamendment)`
  const typeresept = codeIn(objectIn(extensionIn(amendment, 'typeresept'), 'valueCodeableConcept'), volven('7491'))
  if (typeresept === undefined) faults.add('prescription-type', 'A statement has no type (Volven 7491)', place)
  const dateOf = (name: string) => {
    const extension = extensionIn(amendment, name)
    const value = textIn(extension, 'valueDate') ?? textIn(extension, 'valueDateTime')?.slice(0, 10)
    if (value !== undefined && !day.test(value)) faults.add('date', 'A date is none', place)
    return value
  }
  const written = dateOf('reseptdate')
  if (written !== undefined && written > now.toISOString().slice(0, 10)) {
    faults.add('date-future', 'A date is in the future', place)
  }
  const expires = dateOf('expirationdate')
  const reit = textIn(extensionIn(amendment, 'reit'), 'valueString')
  const packs = decimalText(extensionIn(amendment, 'numberofpackages')?.valueDecimal)
  const refnum = textIn(extensionIn(amendment, 'refnum'), 'valueString')
  return {
    typeresept: typeresept ?? '',
    lastChanged: now.toISOString(),
    ...(expires === undefined ? {} : { expires }),
    ...(reit === undefined ? {} : { reit }),
    ...(packs === undefined ? {} : { packs }),
    ...(refnum === undefined ? {} : { refnum }),
    ...(extensionIn(amendment, 'lockedresept')?.valueBoolean === true ? { locked: true as const } : {}),
  }
}

/** Stopping takes a moment, a reason of Volven 7494, and who stopped it. */
function discontinuedIn(resource: Json, at: string, document: Document): Pick<Statement, 'discontinued'> {
  const extension = extensionIn(resource, sfm('sfm-discontinuation'))
  if (!extension) return {}
  const { faults, now } = document
  const place = `${at}.extension(sfm-discontinuation)`
  const moment = textIn(extensionIn(extension, 'timedate'), 'valueDateTime')
  const reason = objectIn(extensionIn(extension, 'reason'), 'valueCodeableConcept')
  const code = codeIn(reason, volven('7494'))
  if (moment === undefined || Number.isNaN(Date.parse(moment))) {
    faults.add('discontinuation-date', 'What is stopped says when', place)
  } else if (new Date(moment) > now) faults.add('date-future', 'A date is in the future', place)
  if (code === undefined || !/^[A-ZÆØÅ0-9]{1,3}$/.test(code)) {
    faults.add('discontinuation-reason', 'What is stopped says why (Volven 7494)', place)
  }
  const by = signedBy('3', resource, at, document)
  if (moment === undefined || code === undefined || !by) return {}
  const display = textIn(listIn(reason, 'coding')[0], 'display')
  const note = textIn(extensionIn(extension, 'note'), 'valueString')
  return {
    discontinued: {
      at: moment,
      reason: { code, ...(display === undefined ? {} : { display }) },
      ...(note === undefined ? {} : { note }),
      by: { hpr: by.hpr },
    },
  }
}

/** Volven 7500: 2 stops; others renew or change, and say which prescription goes. */
function recallIn(amendment: Json | undefined, at: string, faults: Faults): SentStatement['recalls'] {
  const info = extensionIn(amendment, 'recallinfo')
  if (!info) return undefined
  const code = codeIn(objectIn(extensionIn(info, 'recallcode'), 'valueCodeableConcept'), volven('7500'))
  if (code === undefined) {
    return faults.add('recall-code', 'A recall says why (Volven 7500)', `${at}.extension(sfm-reseptamendment)`)
  }
  const reseptId = textIn(extensionIn(info, 'recallid'), 'valueString')?.toLowerCase()
  return { code, ...(reseptId === undefined ? {} : { reseptId }) }
}

/** What the service does not read is kept, so that it comes back; references are not, since they lead out of the document. */
function keptOf(resource: Json, amendment: Json | undefined): Pick<Statement, 'amendments' | 'extensions'> {
  const kept = (of: Json | undefined, known: ReadonlySet<string>) =>
    listIn(of, 'extension').filter((each) => {
      const url = textIn(each, 'url')?.toLowerCase()
      return url !== undefined && !known.has(url) && !JSON.stringify(each).includes('"valueReference"')
    })
  const [amendments, extensions] = [kept(amendment, read), kept(resource, readExtensions)]
  return { ...(amendments.length > 0 ? { amendments } : {}), ...(extensions.length > 0 ? { extensions } : {}) }
}
