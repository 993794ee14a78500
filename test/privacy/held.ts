import { parseXml } from '../../src/platform/xml/parse.ts'
import { elementsOf, ownText, textOf, type XmlElement } from '../../src/platform/xml/tree.ts'
import { rules } from '../../src/validation/cda/rules.ts'

/** Something a document holds that may not be found outside it. */
export type Held = { readonly what: string; readonly value: string }

/**
 * Words that stand in our own log lines, metrics, routes, paths and messages too, so that finding one that is also a name
 * proves nothing: the names of elements and rules, and these.
 */
const ourWords = new Set(
  [
    `access account address and any app body byte bytes character code content count debug demo doctor encoding error event
    file first for form format found from have health help info input internal into invalid its javascript level line lines
    live main make memory message missing names national new none not nurse number one open own page patient pdf person place
    problem process program project read ready real request role root route second server should since source start state
    status summary system systems table task test that the there this times tree type unknown use user value version view
    visit was web what where which with word words work xml extension bundle entry resource condition procedure medication`,
    ...rules.map(({ code }) => code),
  ].flatMap((text) => text.split(/[^a-z]+/)),
)

/** Names of ours that have two words. */
const ourPhrases = new Set(['health status'])

const months = {
  nb: 'januar februar mars april mai juni juli august september oktober november desember',
  en: 'January February March April May June July August September October November December',
}

/**
 * What a document holds about people, by its header, and in what words its entries and narrative speak: identifiers, parts
 * of names, birth dates in every usual form, addresses, telephones, and the longer texts.
 *
 * @param bytes of any document; one that is no XML is searched for the same by its look
 */
export function heldIn(bytes: Uint8Array): readonly Held[] {
  const root = parsed(bytes)
  const found = root ? heldByElements(root) : heldByLook(bytes)
  return [...new Map(found.map((held) => [held.value.toLowerCase(), held])).values()]
}

/** What of it stands in a text as a word or words of their own: which sort of thing, and what is said around it. */
export function leaked(text: string, held: readonly Held[]): readonly string[] {
  const lower = text.toLowerCase()
  const joined = lower.replace(/(?<=\d)[ ./-](?=\d)/g, '')
  const said = new Set([...wordsOf(lower), ...wordsOf(joined)])
  return held.flatMap(({ what, value }) => {
    const wanted = value.toLowerCase()
    if (!wordsOf(wanted).every((word) => said.has(word))) return []
    const found = [lower, joined].map((where) => [where, placeOf(where, wanted)] as const)
    const [where, at] = found.find(([, place]) => place >= 0) ?? []
    if (where === undefined || at === undefined) return []
    const around = [where.slice(Math.max(0, at - 40), at), where.slice(at + wanted.length, at + wanted.length + 40)]
    return [`${what} of ${value.length} characters in: ${around.join('▮').replaceAll('\n', ' ')}`]
  })
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

function placeOf(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isWordAt(text, at - 1) && !isWordAt(text, at + wanted.length)) return at
  }
  return -1
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at))
}

function parsed(bytes: Uint8Array): XmlElement | undefined {
  try {
    return parseXml(bytes)
  } catch {
    return undefined // one of those that are refused
  }
}

function heldByElements(root: XmlElement): Held[] {
  const held: Held[] = []
  const names = new Set<string>()
  visit(root, '', (element, within) => {
    names.add(element.name.toLowerCase())
    held.push(...heldByElement(element, within))
  })
  return held.filter(({ value }) => !names.has(value.toLowerCase()))
}

function visit(element: XmlElement, within: string, see: (element: XmlElement, within: string) => void): void {
  see(element, within)
  for (const child of elementsOf(element)) visit(child, `${within}/${element.name}`, see)
}

const addressParts = new Set(['addr', 'streetAddressLine', 'streetName', 'houseNumber', 'city', 'postalCode', 'county'])
const nameParts = new Set(['name', 'given', 'family', 'prefix', 'suffix'])

function heldByElement(element: XmlElement, within: string): Held[] {
  const { name, attributes } = element
  if (name === 'id' || name === 'setId') return identifiers(attributes, within)
  if (name === 'birthTime') return birthDates(attributes.value ?? '')
  if (name === 'telecom') return telephones(attributes.value ?? '')
  if (nameParts.has(name)) return words('part of a name', ownText(element))
  if (addressParts.has(name)) return address(name, ownText(element))
  if (attributes.displayName) return phrase('display name', attributes.displayName)
  if (/\/text\b/.test(within) && elementsOf(element).length === 0) return phrase('narrative', textOf(element))
  return []
}

function identifiers({ root, extension }: Readonly<Record<string, string | undefined>>, within: string): Held[] {
  const ofDocument = within === '/ClinicalDocument'
  if (extension === undefined) return ofDocument && root ? [{ what: 'identifier', value: root }] : []
  // Shorter ones cannot be told from a count or a status.
  const value = extension.trim()
  return value.length >= 5 && !ourWords.has(value) ? [{ what: 'identifier', value }] : []
}

/** A date to the day, as a program or a person might write it; less than a day proves nothing. */
function birthDates(value: string): Held[] {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(value) ?? []
  if (!year || !month || !day) return []
  const short = { month: String(Number(month)), day: String(Number(day)), year: year.slice(2) }
  const named = Object.values(months).map((list) => list.split(' ')[Number(month) - 1] ?? month)
  return [
    value,
    `${year}${month}${day}`,
    `${year}-${month}-${day}`,
    `${year}/${month}/${day}`,
    `${day}.${month}.${year}`,
    `${day}/${month}/${year}`,
    `${month}/${day}/${year}`,
    `${short.day}.${short.month}.${year}`,
    `${short.day}/${short.month}/${year}`,
    `${day}${month}${short.year}`,
    ...named.flatMap((word) => [`${short.day}. ${word} ${year}`, `${short.day} ${word} ${year}`, `${word} ${year}`]),
  ].map((each) => ({ what: 'birth date', value: each }))
}

function telephones(value: string): Held[] {
  const plain = decoded(value.replace(/^[a-z]+:/i, ''))
  const digits = plain.replace(/\D/g, '')
  return [plain, digits].filter((each) => each.length >= 6).map((each) => ({ what: 'telecom', value: each }))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function address(name: string, text: string): Held[] {
  const whole = text.replace(/\s+/g, ' ').trim()
  const line = whole.length >= 4 && /[\p{L}]/u.test(whole) ? [{ what: 'address line', value: whole }] : []
  const code = name === 'postalCode' && whole.length >= 5 ? [{ what: 'postal code', value: whole }] : []
  return [...(ourWords.has(whole.toLowerCase()) ? [] : line), ...code, ...words('part of an address', whole, 4)]
}

function words(what: string, text: string, least = 3): Held[] {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length >= least && !ourWords.has(word.toLowerCase()))
    .map((value) => ({ what, value }))
}

/** Long enough to be somebody's words and not ours. */
function phrase(what: string, text: string): Held[] {
  const value = text.replace(/\s+/g, ' ').trim()
  return value.length >= 12 && value.length <= 400 && !ourPhrases.has(value.toLowerCase()) ? [{ what, value }] : []
}

function heldByLook(bytes: Uint8Array): Held[] {
  const text = new TextDecoder('utf-8').decode(bytes)
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, value]) => value ?? '')
  return [
    ...all(/\bextension="([^"]{5,})"/g).map((value) => ({ what: 'identifier', value })),
    ...all(/<(?:\w+:)?(?:given|family|prefix|suffix)\b[^<>]*>([^<]*)/g).flatMap((part) =>
      words('part of a name', part),
    ),
    ...all(/<(?:\w+:)?birthTime value="(\d+)"/g).flatMap(birthDates),
    ...all(/<(?:\w+:)?telecom\b[^<>]*value="([^"]+)"/g).flatMap(telephones),
    ...all(/<(?:\w+:)?(?:streetAddressLine|city|postalCode)\b[^<>]*>([^<]*)/g).flatMap((part) => address('city', part)),
    ...all(/\bdisplayName="([^"]+)"/g).flatMap((part) => phrase('display name', part)),
  ]
}
