import type { Name, Part, Telecom } from '../../standards/cda/datatypes.ts'
import type { Address, ContactPoint, HumanName } from '../../standards/fhir/datatypes.ts'
import { nullFlavored, nullFlavorOf } from './extensions.ts'
import type { Both } from './map.ts'

const nameUses: Readonly<Record<string, string>> = {
  L: 'official',
  C: 'usual',
  P: 'nickname',
  A: 'anonymous',
  I: 'usual',
}
const addressUses: Readonly<Record<string, string>> = {
  H: 'home',
  HP: 'home',
  HV: 'home',
  WP: 'work',
  TMP: 'temp',
  BAD: 'old',
}
const telecomUses: Readonly<Record<string, string>> = {
  H: 'home',
  HP: 'home',
  HV: 'home',
  WP: 'work',
  MC: 'mobile',
  TMP: 'temp',
}

/** FHIR's word for the first use that it knows of several. */
function used(table: Readonly<Record<string, string>>, use: string | undefined): { use?: string } {
  const known = use?.split(' ').find((each) => Object.hasOwn(table, each))
  const word = known === undefined ? undefined : table[known]
  return word === undefined ? {} : { use: word }
}

function backwards(table: Readonly<Record<string, string>>, value: string | undefined): { use?: string } {
  const found = Object.entries(table).find(([, fhir]) => fhir === value)
  return found ? { use: found[0] } : {}
}

/** PN to HumanName: the parts FHIR knows, each list in order. */
export const humanName: Both<Name, HumanName> = {
  to({ use, parts, nullFlavor }) {
    const of = (name: string) => parts.filter(({ part, text }) => part === name && text).map(({ text }) => text)
    const family = of('family').join(' ')
    const lists = { given: of('given'), prefix: of('prefix'), suffix: of('suffix') }
    const text = of('').join(' ')
    const made = {
      ...used(nameUses, use),
      ...(text ? { text } : {}),
      ...(family ? { family } : {}),
      ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
      ...nullFlavored(nullFlavor),
    }
    return Object.keys(made).length > 0 ? made : undefined
  },
  // The text repeats the parts, or is all there is.
  from({ use, text, family, given = [], prefix = [], suffix = [], ...rest }) {
    const of = (part: string, values: readonly string[]): Part[] => values.map((value) => ({ part, text: value }))
    return {
      ...backwards(nameUses, use),
      parts: [
        ...of('prefix', prefix),
        ...of('given', given),
        ...of('family', family === undefined ? [] : [family]),
        ...of('suffix', suffix),
        ...(text === undefined || family !== undefined || given.length > 0 ? [] : of('', [text])),
      ],
      ...nullFlavorOf(rest),
    }
  },
}

const addressParts: readonly (readonly [string, keyof Address])[] = [
  ['city', 'city'],
  ['county', 'district'],
  ['state', 'state'],
  ['postalCode', 'postalCode'],
  ['country', 'country'],
]
const addressLines = ['streetAddressLine', 'streetName', 'houseNumber', 'unitID', 'additionalLocator', 'postBox']

/** AD to Address. */
export const address: Both<Name, Address> = {
  to({ use, parts, nullFlavor }) {
    const line = parts.filter(({ part, text }) => addressLines.includes(part) && text).map(({ text }) => text)
    const made: Record<string, unknown> = {}
    const fhirUse = used(addressUses, use).use
    if (fhirUse) made.use = fhirUse
    const text = parts.filter(({ part, text }) => part === '' && text).map(({ text }) => text)
    if (text.length > 0) made.text = text.join(' ')
    if (line.length > 0) made.line = line
    for (const [part, element] of addressParts) {
      const found = parts.find((each) => each.part === part && each.text)
      if (found) made[element] = found.text
    }
    Object.assign(made, nullFlavored(nullFlavor))
    return Object.keys(made).length > 0 ? made : undefined
  },
  from(value) {
    const single = addressParts.flatMap(([part, element]) => {
      const text = value[element]
      return typeof text === 'string' ? [{ part, text }] : []
    })
    return {
      ...backwards(addressUses, value.use),
      parts: [
        ...(value.line ?? []).map((text) => ({ part: 'streetAddressLine', text })),
        ...single,
        ...(value.text === undefined || value.line || single.length > 0 ? [] : [{ part: '', text: value.text }]),
      ],
      ...nullFlavorOf(value),
    }
  },
}

const telecomSystems: Readonly<Record<string, string>> = {
  tel: 'phone',
  mailto: 'email',
  fax: 'fax',
  http: 'url',
  https: 'url',
}

const schemes: ReadonlyMap<string, string> = new Map([
  ['phone', 'tel:'],
  ['email', 'mailto:'],
  ['fax', 'fax:'],
])

/** TEL to ContactPoint: the scheme of the URL says what it is. */
export const contactPoint: Both<Telecom, ContactPoint> = {
  to({ value, use, nullFlavor }) {
    if (!value) return nullFlavor === undefined ? undefined : nullFlavored(nullFlavor)
    const [, scheme = '', rest = value] = /^([a-z]+):(.*)$/i.exec(value) ?? []
    const kind = scheme.toLowerCase()
    const system = Object.hasOwn(telecomSystems, kind) ? telecomSystems[kind] : undefined
    const fhirUse = used(telecomUses, use).use
    return {
      system: system ?? 'other',
      value: system && system !== 'url' ? rest : value,
      ...(fhirUse ? { use: fhirUse } : {}),
    }
  },
  from({ system, value, use, ...rest }) {
    const scheme = schemes.get(system ?? '') ?? ''
    return {
      ...(value === undefined ? {} : { value: `${scheme}${value}` }),
      ...backwards(telecomUses, use),
      ...nullFlavorOf(rest),
    }
  },
}
