import { between, pick, type Random } from './random.ts'

/** A document after one change, and which change it was. */
export type Mutation = { readonly bytes: Uint8Array; readonly what: string }

type Change = (text: string, random: Random) => string

const tags = /<\/?[A-Za-z][^<>]*>/g
const attributes = /\s[\w:.-]+="[^"]*"/g

/** A random match of a pattern, or nothing when there is none. */
function found(text: string, pattern: RegExp, random: Random): { at: number; text: string } | undefined {
  const all = [...text.matchAll(pattern)]
  if (all.length === 0) return undefined
  const match = pick(random, all)
  return { at: match.index, text: match[0] }
}

const splice = (text: string, at: number, length: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + length)

/** Changes one match of a pattern; a document without one stays as it is. */
const on =
  (pattern: RegExp, put: (match: string, random: Random) => string): Change =>
  (text, random) => {
    const match = found(text, pattern, random)
    return match ? splice(text, match.at, match.text.length, put(match.text, random)) : text
  }

/** A whole element from a random start tag to the first end tag of its name after it. */
function element(text: string, random: Random, name = '[A-Za-z][\\w:]*'): { at: number; text: string } | undefined {
  const start = found(text, new RegExp(`<(?:${name})(?=[\\s>])(?:[^<>]*[^/<>])?>`, 'g'), random)
  if (!start) return undefined
  const close = `</${/^<([\w:]+)/.exec(start.text)?.[1]}>`
  const end = text.indexOf(close, start.at)
  return end < 0 ? undefined : { at: start.at, text: text.slice(start.at, end + close.length) }
}

const onElement =
  (name: string | undefined, put: (match: string, random: Random) => string): Change =>
  (text, random) => {
    const match = element(text, random, name)
    return match ? splice(text, match.at, match.text.length, put(match.text, random)) : text
  }

const dates = [
  '00000000',
  '20261332',
  '99999999',
  '2026-10-14',
  '20260230',
  '202610141',
  '20261014250000+9900',
  '-20261014',
  '1',
  'now',
  '20261014T10',
  '',
]
const numbers = [
  '1e308',
  '99999999999999999999999999999999',
  '-0',
  '0.00000000000000000001',
  'NaN',
  'Infinity',
  '1,5',
  '٣',
  '',
  '--1',
  '0x10',
  '1e999999',
]
const namespaces = [
  'urn:hl7-org:v3',
  'urn:hl7-org:pharm',
  'urn:epsos-org:ep:medication',
  'urn:hl7-org:v2',
  '',
  'http://www.w3.org/1999/xhtml',
]
const strange = [
  '\u202e',
  '\u0301',
  '\ufeff',
  '\u2028',
  '𝒳',
  '&#x1F4A9;',
  ']]>',
  '&amp;amp;',
  '&undefined;',
  '&#0;',
  '&#xD800;',
  '%',
  '\u0007',
  '<',
  '&',
]
const hostile = [
  '<script>alert(1)</script>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>',
  '<![CDATA[',
  '<?x ?>',
  '<!-- -- -->',
  '<a xmlns:b="urn:b"><b:c/></a>',
]
const types = ['PQ', 'CD', 'TS', 'IVL_TS', 'PIVL_TS', 'SXPR_TS', 'RTO_PQ_PQ', 'ST', 'BL', 'no:such', '']
const flavors = ['NI', 'UNK', 'MSK', 'NASK', 'OTH', 'NA', 'PINF', 'nonsense', '']
const repeated = (text: string, times: number): string => text.repeat(Math.max(0, times))

/** Changes of the text, by what they are called in a failing run's report. */
const changes: Readonly<Record<string, Change>> = {
  'tag removed': on(tags, () => ''),
  'tag duplicated': on(tags, (tag) => tag + tag),
  'tag renamed': on(tags, (tag) => tag.replace(/^(<\/?)[\w:]+/, '$1renamed')),
  'tag name uppercased': on(tags, (tag) => tag.replace(/^<\/?[\w:]+/, (name) => name.toUpperCase())),
  'two tags swapped': (text, random) => {
    const [one, other] = [found(text, tags, random), found(text, tags, random)].sort(
      (a, b) => (a?.at ?? 0) - (b?.at ?? 0),
    )
    if (!one || !other || one.at === other.at) return text
    const between = text.slice(one.at + one.text.length, other.at)
    return text.slice(0, one.at) + other.text + between + one.text + text.slice(other.at + other.text.length)
  },
  'element removed': onElement(undefined, () => ''),
  'element duplicated': onElement(undefined, (whole) => whole + whole),
  'element repeated fifty times': onElement(undefined, (whole) =>
    repeated(whole, Math.min(50, Math.floor(200_000 / whole.length))),
  ),
  'element emptied': onElement(undefined, (whole) => whole.replace(/^(<[^>]*>)[\s\S]*(<\/[^>]*>)$/, '$1$2')),
  'element wrapped': onElement(undefined, (whole) => `<wrapper>${whole}</wrapper>`),
  'section removed': onElement('component', () => ''),
  'section duplicated': onElement('section', (whole) => whole + whole),
  'entry removed': onElement('entry', () => ''),
  'patient removed': onElement('patient|recordTarget|patientRole', () => ''),
  'patient duplicated': onElement('patient|recordTarget|patientRole', (whole) => whole + whole),
  'narrative replaced': onElement('text', (_, random) => `<text>${pick(random, hostile)}</text>`),
  'attribute removed': on(attributes, () => ''),
  'attribute duplicated': on(attributes, (attribute) => attribute + attribute),
  'attribute emptied': on(attributes, (attribute) => attribute.replace(/"[^"]*"/, '""')),
  'attribute renamed': on(attributes, (attribute) => attribute.replace(/[\w:.-]+(?==)/, 'renamed')),
  'attribute made long': on(attributes, (attribute) => attribute.replace(/"[^"]*"/, `"${'long '.repeat(20_000)}"`)),
  'attribute made strange': on(attributes, (attribute, random) =>
    attribute.replace(/"[^"]*"/, () => `"${pick(random, strange)}"`),
  ),
  'quote lost': on(/"/g, () => ''),
  'date made weird': on(/ value="\d{4,}[^"]*"/g, (_, random) => ` value="${pick(random, dates)}"`),
  'number made weird': on(/ value="[\d.]+"/g, (_, random) => ` value="${pick(random, numbers)}"`),
  'unit made weird': on(
    / unit="[^"]*"/g,
    (_, random) => ` unit="${pick(random, [...strange.slice(0, 5), '', 'mg/mL/mL', '{', '1'])}"`,
  ),
  'code changed': on(/ code="[^"]*"/g, (_, random) => ` code="${between(random, 0, 999_999_999)}"`),
  'code system changed': on(
    / codeSystem="[^"]*"/g,
    (_, random) => ` codeSystem="${pick(random, ['', '2.999.9', 'not an oid', '2.16.840.1.113883.6.1'])}"`,
  ),
  'template changed': on(/<templateId root="[^"]*"/g, () => '<templateId root="2.999.9"'),
  'null flavour added': on(/<[\w:]+(?= [\w:]+=)/g, (start, random) => `${start} nullFlavor="${pick(random, flavors)}"`),
  'type changed': on(/ xsi:type="[^"]*"/g, (_, random) => ` xsi:type="${pick(random, types)}"`),
  'reference broken': on(
    /<reference value="[^"]*"/g,
    (_, random) => `<reference value="${pick(random, ['#nowhere', '#', '', 'http://x.example/', '#a b'])}"`,
  ),
  'id duplicated': on(/ ID="[^"]*"/g, () => ' ID="al-1"'),
  'namespace changed': on(/ xmlns(?::\w+)?="[^"]*"/g, (declaration, random) =>
    declaration.replace(/"[^"]*"/, () => `"${pick(random, namespaces)}"`),
  ),
  'namespace undeclared': on(/ xmlns(?::\w+)?="[^"]*"/g, () => ''),
  'prefix rebound': on(
    /<(?=manufacturedMaterial|observation|act\b)[\w:]+/g,
    (start, random) => `${start} xmlns:pharm="${pick(random, namespaces.slice(0, 4))}"`,
  ),
  'encoding changed': on(
    /encoding="[^"]*"/g,
    (_, random) =>
      `encoding="${pick(random, ['ISO-8859-1', 'windows-1252', 'UTF-16', 'UTF-7', 'x-unknown', 'IBM037', ''])}"`,
  ),
  'declaration removed': on(/^<\?xml[^>]*\?>/g, () => ''),
  'hostile markup inserted': on(/>\s*</g, (_, random) => `>${pick(random, hostile)}<`),
  'strange characters inserted': on(/>\s*</g, (_, random) => `>${pick(random, strange)}<`),
  'deep nesting inserted': on(/>\s*</g, (_, random) => {
    const depth = pick(random, [50, 500, 5_000])
    return `>${'<entryRelationship>'.repeat(depth)}${'</entryRelationship>'.repeat(depth)}<`
  }),
  'deep translations inserted': on(
    /<translation\b[^<>]*\/>/g,
    (leaf) => `${'<translation code="x">'.repeat(60)}${leaf}${'</translation>'.repeat(60)}`,
  ),
  'whitespace inserted': on(/>\s*</g, (_, random) => `>${repeated(' \n\t', between(random, 1, 20_000))}<`),
  'whitespace removed': (text) => text.replace(/>\s+</g, '><'),
  'doctype inserted': on(/<ClinicalDocument/g, (start) => `<!DOCTYPE ClinicalDocument>${start}`),
  'text after the root': (text, random) => text + pick(random, hostile),
}

/** Changes of the bytes. */
const byteChanges: Readonly<Record<string, (bytes: Uint8Array, random: Random) => Uint8Array>> = {
  'bits flipped': (bytes, random) => {
    const copy = Uint8Array.from(bytes)
    for (let left = between(random, 1, 16); left > 0 && copy.length > 0; left -= 1) {
      const at = between(random, 0, copy.length - 1)
      copy[at] = (copy[at] ?? 0) ^ (1 << between(random, 0, 7))
    }
    return copy
  },
  'null bytes written': (bytes, random) => {
    const copy = Uint8Array.from(bytes)
    const at = between(random, 0, Math.max(0, copy.length - 1))
    return copy.fill(0, at, at + between(random, 1, 64))
  },
  truncated: (bytes, random) => bytes.slice(0, between(random, 0, bytes.length)),
  'beginning lost': (bytes, random) => bytes.slice(between(random, 0, bytes.length)),
  'a run repeated': (bytes, random) => {
    const at = between(random, 0, bytes.length)
    return joined(bytes.slice(0, at), bytes.slice(Math.max(0, at - between(random, 1, 5_000))))
  },
  'a run lost': (bytes, random) => {
    const at = between(random, 0, bytes.length)
    return joined(bytes.slice(0, at), bytes.slice(at + between(random, 1, 5_000)))
  },
  'written as UTF-16': (bytes) => Uint8Array.from(Buffer.from(`\ufeff${text(bytes)}`, 'utf16le')),
  'written as Latin-1': (bytes) => Uint8Array.from(Buffer.from(text(bytes), 'latin1')),
  'byte order mark added': (bytes) => joined(Uint8Array.of(0xef, 0xbb, 0xbf), bytes),
}

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array => Uint8Array.from(Buffer.concat([one, other]))
const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

function once(bytes: Uint8Array, random: Random, other: Uint8Array | undefined): Mutation {
  const total = Object.keys(changes).length + Object.keys(byteChanges).length + 1
  if (other && random() < 2 / total)
    return { what: 'section from another document', bytes: swapped(bytes, random, other) }
  if (random() < Object.keys(byteChanges).length / total) {
    const [what, change] = pick(random, Object.entries(byteChanges))
    return { what, bytes: change(bytes, random) }
  }
  const [what, change] = pick(random, Object.entries(changes))
  return { what, bytes: Uint8Array.from(Buffer.from(change(text(bytes), random), 'utf8')) }
}

function swapped(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const [into, from] = [text(bytes), text(other)]
  const [mine, theirs] = [element(into, random, 'section'), element(from, random, 'section')]
  if (!mine || !theirs) return bytes
  return Uint8Array.from(Buffer.from(splice(into, mine.at, mine.text.length, theirs.text), 'utf8'))
}

/**
 * Spoils a document in one to three ways, the same for the same numbers: `mutate(bytes, seeded(7))`.
 *
 * @param other a second document, whose sections may be put into the first
 * @returns bytes that may be anything from a still valid summary to noise
 */
export function mutate(bytes: Uint8Array, random: Random, other?: Uint8Array): Mutation {
  const times = pick(random, [1, 1, 1, 2, 3])
  let result: Mutation = { bytes, what: '' }
  for (let left = times; left > 0; left -= 1) {
    const next = once(result.bytes, random, other)
    result = { bytes: next.bytes, what: [result.what, next.what].filter(Boolean).join(', ') }
  }
  return result
}
