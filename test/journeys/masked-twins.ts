import { pick, seeded } from '../generate/random.ts'
import { long, runs, seed } from '../seed.ts'
import { own, type Sample, vectors } from '../vectors.ts'

/** Two documents that nobody outside may tell apart. */
export type Twins = {
  readonly name: string
  readonly one: Buffer
  readonly other: Buffer
  /** Whether to compare them as PDF and one HTML file, too, which takes longer than all else together. */
  readonly asFiles: boolean
}

/** What an element may say of itself and still say nothing. */
const structural = /^(nullFlavor|xsi:type|classCode|moodCode|typeCode|determinerCode|contextControlCode|use|operator)$/

const emptyTag = /<[A-Za-z][\w:.-]*((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/>/g
const flavour = /(?<=\bnullFlavor\s*=\s*["'])(MSK|NI)(?=["'])/

/** The document with every empty element that is masked, or has no information, as the one, and as the other. */
function emptyTwins({ name, bytes }: Sample): Twins {
  // Latin-1 keeps every byte, whatever the encoding is.
  const text = Buffer.from(bytes).toString('latin1')
  const all = (word: string) =>
    Buffer.from(
      text.replace(emptyTag, (tag, attributes: string) => {
        const names = [...attributes.matchAll(/([\w:.-]+)\s*=\s*["']/g)].map(([, each]) => each ?? '')
        return names.every((each) => structural.test(each)) ? tag.replace(flavour, word) : tag
      }),
      'latin1',
    )
  return { name, one: all('MSK'), other: all('NI'), asFiles: long || /nullFlavor="MSK"/.test(text) }
}

/** Elements that can be masked with something inside; none stands within one of its own name. */
const maskable =
  `addr administrativeGenderCode author birthTime code consumable doseQuantity effectiveTime guardian name
  participant performer routeCode telecom value`.split(/\s+/)

/** What a sender left inside a masked element, in other words; its lines and its template stay. */
function reworded(element: string): string {
  return element.replace(
    /<(?:templateId|typeId|statusCode|realmCode)\b[^<>]*>|(?<==")[^"]*(?=")|(?<=>)[^<]+/g,
    (part, at) =>
      part.startsWith('<') || structural.test(/([\w:.-]+)="$/.exec(element.slice(0, at))?.[1] ?? '')
        ? part
        : part.replace(/[A-Za-z]/g, 'x').replace(/\d/g, '7'),
  )
}

/** The document with one element masked, and the same with another content left inside it. */
function contentTwins({ name, bytes }: Sample, number: number): Twins {
  const random = seeded(seed + number)
  const text = Buffer.from(bytes).toString('latin1')
  const chosen = pick(random, maskable)
  const whole = new RegExp(`<${chosen}(?=[\\s>])(?![^<>]*(?:nullFlavor|/>))[^<>]*>[\\s\\S]*?</${chosen}>`, 'g')
  const places = [...text.matchAll(whole)]
  if (places.length === 0) return contentTwins({ name, bytes }, number + 1_000_003)
  const { index, 0: element } = pick(random, places)
  const masked = element.replace(`<${chosen}`, `<${chosen} nullFlavor="MSK"`)
  const around = (inside: string) =>
    Buffer.from(`${text.slice(0, index)}${inside}${text.slice(index + element.length)}`, 'latin1')
  return {
    name: `${name}, masked ${chosen} ${number}`,
    one: around(masked),
    other: around(reworded(masked)),
    asFiles: false,
  }
}

const samples = own('samples').filter(({ name }) => name.includes('-l3'))
const all = [...own('samples', 'test/fixtures/cda'), ...vectors('cda/ps', 'cda/ps-l1')]
  .map(emptyTwins)
  .filter(({ one, other }) => !one.equals(other))

/** All of them in the long suite; in the ordinary one those that are masked by nature, and a tenth of the rest. */
export const maskedTwins: readonly Twins[] = [
  ...all.filter(({ asFiles }, at) => asFiles || at % 10 === seed % 10),
  ...Array.from({ length: runs(150) }, (_, number) => contentTwins(samples[number % samples.length]!, number)),
]
