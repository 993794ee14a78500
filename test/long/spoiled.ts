import { parseXml } from '../../src/platform/xml/parse.ts'
import type { XmlElement } from '../../src/platform/xml/tree.ts'
import { serialiseXml } from '../../src/platform/xml/write.ts'
import { concealMasked } from '../../src/standards/cda/masking.ts'
import { mutate } from '../generate/mutate.ts'
import { between, pick, type Random, seeded } from '../generate/random.ts'
import { seed } from '../seed.ts'
import { own, vectors } from '../vectors.ts'
import { type Passage, passThrough } from './passage.ts'

/** One try of the fuzz suite. */
export type Trial = {
  readonly number: number
  /** The document that was spoiled, and in which ways. */
  readonly of: string
  readonly fate: Passage['fate']
  readonly milliseconds: number
  readonly broken: readonly string[]
}

/** No document may keep the program longer than this (issue 2, bad input). */
export const longestMs = 2_000

/** Every fourth document is tried as twins, with something masked in one and without information in the other. */
const twinsEvery = 4

const documents = [...own('samples', 'test/fixtures/cda', 'test/fixtures/bad'), ...vectors('cda/ps', 'cda/ps-l1')]

/** Spoils a document and passes it through the program: the same for the same number and seed. */
export function trial(number: number): Trial {
  const random = seeded(seed + number)
  const [source, other] = [pick(random, documents), pick(random, documents)]
  const spoiled = mutate(source.bytes, random, other.bytes)
  const of = `${source.name}: ${spoiled.what}`
  try {
    const first = timed(() => passThrough(spoiled.bytes))
    // Twice too slow is slow; once may be the machine.
    const milliseconds =
      first.milliseconds < longestMs
        ? first.milliseconds
        : Math.min(first.milliseconds, timed(() => passThrough(spoiled.bytes)).milliseconds)
    const { passage } = first
    const broken = [
      ...(passage.fate === 'read' ? passage.broken : []),
      ...(number % twinsEvery === 0 ? unlikeTwins(spoiled.bytes, random) : []),
    ]
    return { number, of, fate: passage.fate, milliseconds, broken }
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { number, of, fate: 'read', milliseconds: 0, broken: [`thrown behind the doors: ${told}`] }
  }
}

/** The time this thread was at work, which a busy machine does not lengthen. */
function timed(work: () => Passage): { readonly passage: Passage; readonly milliseconds: number } {
  const started = process.threadCpuUsage()
  const passage = work()
  const { user, system } = process.threadCpuUsage(started)
  return { passage, milliseconds: (user + system) / 1000 }
}

const startTags = /<[A-Za-z][\w.:-]*(?=[\s/>])(?![^<>]*nullFlavor)/g

/**
 * That something is masked must not be noticed (EHDS Art. 8): the document with masks, and the one a sender would have
 * written who knew nothing there, must be told of in the same words.
 */
function unlikeTwins(bytes: Uint8Array, random: Random): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const places = [...text.matchAll(startTags)].map((match) => match.index + match[0].length)
  if (places.length === 0) return []
  const chosen = Array.from({ length: between(random, 1, 3) }, () => pick(random, places))
  const at = [...new Set(chosen)].sort((a, b) => b - a)
  const masked = Buffer.from(
    at.reduce((now, place) => `${now.slice(0, place)} nullFlavor="MSK"${now.slice(place)}`, text),
  )
  if (passThrough(masked).fate === 'refused') return []
  const root = parseXml(masked)
  const without = onOneLine(concealMasked(root))
  if (/"MSK"/i.test(without)) return ['a mask is still there when it was concealed']
  if (saidOf(onOneLine(root)) === saidOf(without)) return []
  return ['a masked document and its twin without information are told apart']
}

/**
 * Both twins are written anew and on one line, so that neither comments between texts nor the numbers of lines, and what
 * is sorted by them, make a difference of their own.
 */
function onOneLine(root: XmlElement): string {
  return serialiseXml(root).replaceAll('\n', ' ')
}

function saidOf(document: string): string {
  const passage = passThrough(Buffer.from(document))
  return passage.fate === 'read' ? passage.said : passage.code
}
