import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { textOf, wrongMember } from '../body-members.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { youngestParties } from '../representation.ts'
import { kinds, type Party, type PowerOfAttorney } from './records.ts'

/** The one sector there is so far. */
export const sector = 'HO-DIT'

/** Who may act for this person. */
export function holders(asked: Asked): Outcome {
  const asGiver = textOf(asked.body, 'fullmaktsgiverFnr')
  const found = valid(asked, 'giver').map(({ reference, holder }) => renderParty(holder, reference))
  const body = { fullmaktsgiverFnr: asGiver, sektor: sectorIn(asked.body), fullmaktshaverFunnet: found.length > 0 }
  return { status: 200, body: { ...body, fullmaktshavere: found } }
}

/** For whom this person may act. */
export function givers(asked: Asked): Outcome {
  const asHolder = textOf(asked.body, 'fullmaktshaverFnr')
  const found = valid(asked, 'holder').map(({ reference, giver }) => renderParty(giver, reference))
  const body = { fullmaktshaverFnr: asHolder, sektor: sectorIn(asked.body), fullmaktsgiverFunnet: found.length > 0 }
  return { status: 200, body: { ...body, fullmaktsgivere: found } }
}

/** The proof that one may act for the other, when both numbers are known. */
export function proofBetween(asked: Asked): Outcome {
  sectorIn(asked.body)
  const holder = textOf(asked.body, 'fullmaktshaverFnr')
  const power = valid(asked, 'giver').find((each) => each.holder.number === holder)
  if (!power) return { status: 200, body: { fullmaktFunnet: false } }
  return { status: 200, body: { fullmaktFunnet: true, fullmaktToken: proofOf(asked, power) } }
}

/** @throws Problem `not-found` (`reference-unknown`), also when the power is over or the giver has died */
export function proofByReference(asked: Asked): Outcome {
  const reference = referenceIn(asked.body)
  const power = valid(asked, 'giver').find((each) => each.reference === reference)
  if (!power) throw new Problem('not-found', 'reference-unknown', 'The reference leads to nothing')
  return { status: 200, body: { fullmaktToken: proofOf(asked, power) } }
}

/** GUIDs are one in capitals and in small letters. */
export function referenceIn(body: Json | undefined): string {
  return textOf(body, 'fullmaktReferanseId').toLowerCase()
}

/** Those that hold today, of somebody who lives, is old enough and has no confidential address. */
function valid({ person, records, now }: Asked, as: keyof typeof youngestParties): readonly PowerOfAttorney[] {
  const today = norwegianDay(now)
  if (!person || person.died !== undefined || person.confidential) return []
  if (yearsAfter(person.born, youngestParties[as]) > today) return []
  const kind = as === 'giver' ? kinds.given : kinds.held
  return (
    records
      .filter((each) => each.kind === kind)
      // Written by the box alone, from a power of attorney.
      .map(({ content }) => content as unknown as PowerOfAttorney)
      .filter(({ since, until }) => since <= today && (until === undefined || until >= today))
  )
}

function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
}

function sectorIn(body: Json | undefined): string {
  if (textOf(body, 'sektor') !== sector) throw wrongMember('sektor')
  return sector
}

/** Whoever asks learns when the other was born, and not the number. */
function renderParty({ number, name }: Party, reference: string): Json {
  const [fornavn = '', ...rest] = name.split(' ')
  const maskertFnr = `${number.slice(0, 6)}xxxxx`
  return { fornavn, etternavn: rest.join(' '), maskertFnr, fullmaktReferanseId: reference }
}

/** A proof of how it stands now. It never runs out: whoever acts on it keeps it. */
function proofOf({ now, newId, evidence }: Asked, power: PowerOfAttorney): string {
  const party = ({ number, name }: Party) => ({ fnr: number, navn: name })
  const { reference, giver, holder, areas, since, until } = power
  return evidence.sign({
    iat: Math.floor(now.getTime() / 1000),
    jti: newId(),
    fullmaktReferanseId: reference,
    fullmaktsgiver: party(giver),
    fullmaktshaver: party(holder),
    sektor: sector,
    tjenesteomrader: areas,
    gyldigFra: since,
    ...(until === undefined ? {} : { gyldigTil: until }),
  })
}
