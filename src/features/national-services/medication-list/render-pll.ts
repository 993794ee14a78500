import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import { metaOf, type Refer, referTo, urlOf } from './render-statement.ts'
import { concept, nested, part, sfm, sfmCodes } from './sfm.ts'
import type { Dispensed, Held, ListInfo, Signed, Statement } from './statement.ts'

type Pll = NonNullable<ListInfo['pll']>

/** A message of the list as an entry of the document. */
export type PllMessage = {
  readonly fullUrl: string
  readonly resource: Json & {
    readonly id: string
    readonly code: { readonly coding: readonly [{ readonly code: string }] }
  }
}

/** Roles in a list (Volven 7490). */
const roles = { M: 'Multidoseansvarlig lege', A: 'Ansvarlig farmasøyt' } as const

/** Messages between doctor and pharmacy: the list, and what was packed by dose. */
const messages = { 'M25.1': 'PLL', 'M25.3': 'Multidose utleveringsmelding' } as const

/**
 * Who has a part in the list, the message it came with, and what the pharmacy last told of multidose. Questions of the
 * pharmacy (M25.2) are asked of nobody in the box.
 *
 * @see https://simplifier.net/guide/SFMAPIBasis/Multidose-info
 */
export function pllEntries(
  pll: Pll,
  refer: Refer,
  {
    statements,
    dispensed,
  }: { readonly statements: readonly Held<Statement>[]; readonly dispensed: readonly Held<Dispensed>[] },
): { readonly parties: readonly Json[]; readonly messages: readonly PllMessage[] } {
  const parties = [
    partyOf(pll, 'author', pll.author, refer),
    ...(pll.responsible ? [partyOf(pll, 'M', pll.responsible, refer)] : []),
    ...(pll.pharmacy === undefined ? [] : [partyOf(pll, 'A', { place: pll.pharmacy }, refer)]),
  ]
  const [author, ...related] = parties.map(({ id }) => referTo(id, 'sfm-PractitionerRole'))
  const common = [
    part('PLLdate', 'valueDateTime', pll.at),
    ...related.map((each) => part('relatedparties', 'valueReference', each)),
  ]
  const packed = statements
    .filter(({ is }) => is.multidose)
    .flatMap(({ id }) => dispensed.findLast(({ is }) => is.reseptId === id) ?? [])
  const list = [
    part('substitute', 'valueBoolean', pll.substitute ?? false),
    part('createPLL', 'valueBoolean', false),
    ...common,
  ]
  const told = [...common, ...packed.map(deliveryOf)]
  return {
    parties: parties.map(({ id, resource }) => ({ fullUrl: urlOf(id), resource })),
    messages: [
      messageOf('M25.1', pll.messageId, list, refer, author),
      ...(packed.length > 0 && pll.pharmacy !== undefined
        ? [messageOf('M25.3', uuidOf(`${pll.messageId}/M25.3`), told, refer, related.at(-1))]
        : []),
    ],
  }
}

/** Which prescription was packed, and where it is told what was handed over. */
function deliveryOf({ id, is: { reseptId, m10Id, product } }: Held<Dispensed>): Json {
  return nested('deliveryinformation', [
    part('prescriptionId', 'valueReference', referTo(reseptId, 'sfm-MedicationStatement', product)),
    part('deliverydoc', 'valueReference', referTo(id, 'sfm-MedicationDispense')),
    part('refM10', 'valueString', m10Id),
  ])
}

function messageOf(
  code: keyof typeof messages,
  id: string,
  parts: readonly (Json | undefined)[],
  { patient }: Refer,
  author: Json | undefined,
): PllMessage {
  const resource = {
    resourceType: 'Basic',
    id,
    meta: metaOf('sfm-PLL-info'),
    extension: [nested(sfm('sfm-pllInformation'), parts)],
    identifier: [{ use: 'usual', value: id }],
    code: { coding: [{ system: sfmCodes('sfm-message-type'), code, display: messages[code] }] as const },
    subject: patient,
    ...(author ? { author } : {}),
  }
  return { fullUrl: urlOf(id), resource }
}

function partyOf({ messageId }: Pll, role: keyof typeof roles | 'author', signed: Signed, refer: Refer) {
  const id = uuidOf(`${messageId}/${role}`)
  const practitioner = refer.practitioner(signed)
  const resource = {
    resourceType: 'PractitionerRole',
    id,
    meta: metaOf('sfm-PractitionerRole'),
    ...(practitioner ? { practitioner } : {}),
    ...(signed.place === undefined ? {} : { organization: refer.organisation(signed.place) }),
    code: [role === 'author' ? { text: 'PLL author' } : concept(volven('7490'), role, roles[role])],
  }
  return { id, resource }
}
