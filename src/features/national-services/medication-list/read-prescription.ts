import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { decimalText, type Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import type { Document, Faults, SentStatement } from './sent.ts'
import { codeIn, extensionIn, extensionsIn, sfm, sfmCodes } from './sfm.ts'
import type { Signed, Statement } from './statement.ts'

/** Who registered it in a role: 1 prescribed, 3 stopped. */
export function signedBy(role: '1' | '3', resource: Json, at: string, { find, faults, now }: Document) {
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

/** What the prescription itself says: kind, dates and how often it may be dispensed. */
export function prescriptionIn(amendment: Json | undefined, at: string, { faults, now }: Document) {
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
  if (written !== undefined && written > norwegianDay(now)) {
    faults.add('date-future', 'A date is in the future', place)
  }
  const expires = dateOf('expirationdate')
  const reit = textIn(extensionIn(amendment, 'reit'), 'valueString')
  if (reit !== undefined && !/^\d{1,2}$/.test(reit)) faults.add('reit', 'How often it is renewed is a number', place)
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
export function discontinuedIn(resource: Json, at: string, document: Document): Pick<Statement, 'discontinued'> {
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
export function recallIn(amendment: Json | undefined, at: string, faults: Faults): SentStatement['recalls'] {
  const info = extensionIn(amendment, 'recallinfo')
  if (!info) return undefined
  const code = codeIn(objectIn(extensionIn(info, 'recallcode'), 'valueCodeableConcept'), volven('7500'))
  if (code === undefined) {
    return faults.add('recall-code', 'A recall says why (Volven 7500)', `${at}.extension(sfm-reseptamendment)`)
  }
  const reseptId = textIn(extensionIn(info, 'recallid'), 'valueString')?.toLowerCase()
  return { code, ...(reseptId === undefined ? {} : { reseptId }) }
}
