import { plain, plainHeader } from './fixtures/fixture.ts'
import { el } from './markup.ts'
import { type Random, between, pick, seeded } from './random.ts'
import { allergy } from './summary/allergy.ts'
import * as concepts from './summary/concepts.ts'
import { summaryDocument } from './summary/document.ts'
import { device, immunization, procedure } from './summary/event.ts'
import { medication } from './summary/medication.ts'
import { problem } from './summary/problem.ts'
import { type Item, listed, type SectionName, section, type SectionKind } from './summary/section.ts'

export type Size = {
  /** Entries over all sections. */
  readonly entries: number
  /** Least size in thousands of bytes; narrative makes up what the entries do not fill. */
  readonly kilobytes: number
  readonly seed: number
}

type Maker = (random: Random, id: string) => Item

const day = (random: Random): string =>
  [between(random, 1980, 2025), between(random, 1, 12), between(random, 1, 28)]
    .map((part) => String(part).padStart(2, '0'))
    .join('')

const one = (random: Random, of: Readonly<Record<string, (typeof concepts.illnesses)['asthma']>>) =>
  pick(random, Object.values(of))

/** How each section's entries are made, and its share of a hundred entries. */
const makers: readonly (readonly [SectionName, share: number, Maker])[] = [
  [
    'medications',
    10,
    (random, id) => {
      const substance = one(random, concepts.substances)
      return medication(plain, {
        id,
        name: `Example ${substance.english} ${id}`,
        form: one(random, concepts.forms),
        ingredients: [{ substance, strength: { of: [between(random, 1, 500), 'mg'], per: [1, '1'] } }],
        period: [day(random)],
        timing: [{ every: [between(random, 6, 24), 'h'] }],
        dose: [between(random, 1, 2), '1'],
        route: one(random, concepts.routes),
      })
    },
  ],
  [
    'allergies',
    4,
    (random, id) =>
      allergy(plain, {
        id,
        agent: one(random, concepts.agents),
        type: one(random, concepts.allergyType),
        since: [day(random)],
        criticality: one(random, concepts.criticality),
        status: one(random, concepts.allergyStatus),
      }),
  ],
  [
    'problems',
    8,
    (random, id) =>
      problem(plain, {
        id,
        value: one(random, concepts.illnesses),
        period: [day(random)],
        status: concepts.problemStatus.active,
      }),
  ],
  [
    'pastIllness',
    8,
    (random, id) => problem(plain, { id, value: one(random, concepts.illnesses), period: [day(random), day(random)] }),
  ],
  [
    'procedures',
    25,
    (random, id) => procedure(plain, { id, code: one(random, concepts.procedures), when: day(random) }),
  ],
  ['devices', 25, (random, id) => device(plain, { id, device: one(random, concepts.devices), period: [day(random)] })],
  [
    'immunizations',
    20,
    (random, id) =>
      immunization(plain, {
        id,
        vaccine: one(random, concepts.vaccines),
        product: `Example vaccine ${id}`,
        when: day(random),
      }),
  ],
]

const notes: SectionKind = {
  code: { system: 'loinc', code: '48767-8', english: 'Annotation comment' },
  title: 'Notes',
  templates: [],
  columns: [],
}

const words = [
  'stable',
  'since',
  'last',
  'visit',
  'control',
  'in',
  'spring',
  'no',
  'change',
  'of',
  'dose',
  'seen',
  'at',
  'home',
  'and',
  'well',
]

function paragraphs(random: Random, bytes: number): readonly string[] {
  const made: string[] = []
  for (let left = bytes; left > 0; ) {
    const text = Array.from({ length: 40 }, () => pick(random, words)).join(' ')
    made.push(text)
    left -= text.length
  }
  return made
}

/** Without the line breaks between elements, as most producers send it. */
const dense = (text: string): string => text.replace(/>\n */g, '>')

/**
 * A valid wave 7 summary of a wished size, the same for the same seed: for the bench and the tests of speed.
 *
 * The entries have as much in them as real ones; what they lack to `kilobytes` is narrative in a section of notes.
 */
export function largeSummary({ entries, kilobytes, seed }: Size): string {
  const random = seeded(seed)
  const rest = entries - makers.reduce((sum, [, share]) => sum + Math.floor((entries * share) / 100), 0)
  const clinical = makers.map(([name, share, make], index) => {
    const count = Math.floor((entries * share) / 100) + (index === makers.length - 1 ? rest : 0)
    return listed(
      plain,
      name,
      Array.from({ length: count }, (_, number) => make(random, `${name.slice(0, 2)}${number + 1}`)),
    )
  })
  const header = { ...plainHeader(), id: `large-${seed}` }
  const bare = dense(summaryDocument(plain, header, clinical))
  const lacking = kilobytes * 1000 - Buffer.byteLength(bare)
  if (lacking <= 0) return bare
  const text = paragraphs(random, lacking).map((line) => el('paragraph', {}, line))
  return dense(summaryDocument(plain, header, [...clinical, section(plain, notes, text, [], 'notes')]))
}
